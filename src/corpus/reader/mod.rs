//! Input formats, one file each; a new format is one file and one line in [`READERS`].
