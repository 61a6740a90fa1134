//! Adapters from dateline to public benchmarks
