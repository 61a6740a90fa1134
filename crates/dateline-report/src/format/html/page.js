"use strict";
// Search and filters. The page says everything without this script.
const form = document.querySelector(".filter");
const cards = [...document.querySelectorAll(".card")];
const [words, country, disputed, news, open, shown] =
  ["words", "country", "disputed", "news", "open", "shown"].map((id) => form.querySelector("#" + id));
const entries = [...document.querySelectorAll(".entry")];
const texts = cards.map((card) => card.textContent.toLowerCase());

function filter() {
  const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  let left = 0;
  cards.forEach((card, index) => {
    const data = card.dataset;
    card.hidden = !wanted.every((word) => texts[index].includes(word))
      || (country.value !== "" && !data.countries.split(" ").includes(country.value))
      || (disputed.checked && !("disputed" in data))
      || (news.checked && "background" in data);
    if (entries[index]) {
      entries[index].hidden = card.hidden;
    }
    left += card.hidden ? 0 : 1;
  });
  shown.value = left === cards.length ? "" : left + " of " + cards.length + " shown";
}

function show() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.hidden) {
    form.reset();
    filter();
    target.scrollIntoView();
  }
}

if (cards.length > 1) {
  form.hidden = false;
}
try {
  const names = new Intl.DisplayNames(["en"], { type: "region" });
  for (const option of country.options) {
    if (/^[A-Z]{2}$/.test(option.value)) {
      option.textContent = names.of(option.value);
    }
  }
} catch {
  // The codes stay.
}
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", filter);
open.addEventListener("click", () => {
  const all = [...document.querySelectorAll(".card details")];
  const close = all.every((details) => details.open);
  all.forEach((details) => { details.open = !close; });
  open.textContent = close ? "Open all details" : "Close all details";
});
addEventListener("hashchange", show);
