//! The exponents of currencies on this gateway, which differ from ISO 4217 for some.

const NONE: [&str; 20] = [
    "BIF", "BYR", "CLP", "DJF", "GNF", "IDR", "IQD", "ISK", "JPY", "KMF", "KRW", "LBP", "PYG",
    "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF",
];
const THREE: [&str; 6] = ["BHD", "JOD", "KWD", "LYD", "OMR", "TND"];

/// The exponent of a currency's minor units.
pub(crate) fn exponent(currency: &str) -> u32 {
    match currency {
        "MOP" => 1,
        none if NONE.contains(&none) => 0,
        three if THREE.contains(&three) => 3,
        _ => 2,
    }
}
