//! The papers on a small report with every kind of piece and the texts that break naive writers.
