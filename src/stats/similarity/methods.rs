//! Maps and trees by name, formula and source, for lists and notices. Leaves computing them to their own files.

use crate::stats::Role;

/// A way to lay out distances or counts of all units together.
#[derive(Debug, Clone, Copy)]
pub struct Method {
    /// The fixed name: `ward_d2`.
    pub name: &'static str,
    /// What it tells a researcher, in one sentence.
    pub about: &'static str,
    /// The formula in plain text.
    pub formula: &'static str,
    /// The range, with the direction in words.
    pub range: &'static str,
    /// When there is no result.
    pub undefined_when: &'static str,
    /// Author, year, page or equation.
    pub source: &'static str,
    /// Shown by default or a named other form.
    pub role: Role,
}

/// Every map and tree.
pub const METHODS: &[Method] = &[
    Method {
        name: "ca",
        about: "Correspondence analysis: units that use the frequent words alike stand near each other.",
        formula: "S = (p − r·c)/√(r·c) = U·D·Vᵀ; rows U·D/√r, columns V·D/√c",
        range: "coordinates around 0; the unit farthest out on an axis is positive; inertia = χ²/n",
        undefined_when: "fewer than two units or words have a count",
        source: "Greenacre 2007",
        role: Role::Definition,
    },
    Method {
        name: "mds",
        about: "Classical scaling: points of a plane that are as far apart as the units.",
        formula: "eigenvectors of −½·J·D²·J, each times the root of its eigenvalue",
        range: "coordinates around 0; the unit farthest out on an axis is positive",
        undefined_when: "all units are in one place",
        source: "Torgerson 1952",
        role: Role::Definition,
    },
    Method {
        name: "ward_d2",
        about: "A tree in which those units join whose union adds the least spread.",
        formula: "d² = ((i + k)·d²ik + (j + k)·d²jk − k·d²ij)/(i + j + k); height d",
        range: "heights from 0 up; low is alike",
        undefined_when: "there are fewer than two units",
        source: "Ward 1963; Murtagh & Legendre 2014",
        role: Role::Definition,
    },
    Method {
        name: "average",
        about: "A tree in which those units join whose members are nearest on average.",
        formula: "d = (i·dik + j·djk)/(i + j)",
        range: "heights from 0 up; low is alike",
        undefined_when: "there are fewer than two units",
        source: "Sokal & Michener 1958",
        role: Role::Definition,
    },
    Method {
        name: "ward_d",
        about: "R's ward.D: Ward's update on distances that are not squared, which is not Ward's criterion.",
        formula: "d = ((i + k)·dik + (j + k)·djk − k·dij)/(i + j + k)",
        range: "heights from 0 up; low is alike",
        undefined_when: "there are fewer than two units",
        source: "Murtagh & Legendre 2014",
        role: Role::Variant,
    },
];
