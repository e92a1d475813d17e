//! The command: prints errors with their hints and sets the exit code. Everything else is in the library and `cli`.

fn main() {}
