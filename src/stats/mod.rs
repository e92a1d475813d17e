//! How remarkable: pure functions on plain numbers. Knows neither texts nor paper.
