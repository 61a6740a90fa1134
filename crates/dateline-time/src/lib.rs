//! Reads English time expressions: spans, TIMEX3 values, intervals with precision and the reason
