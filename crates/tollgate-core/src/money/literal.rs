//! Decimal literals, read while compiling.

use rust_decimal::Decimal;

/// A decimal written as a literal: `dec!(19.99)`. A text that is not a decimal does not compile.
///
/// ```
/// assert_eq!(tollgate::dec!(19.99).to_string(), "19.99");
/// ```
#[macro_export]
macro_rules! dec {
    ($literal:expr) => {
        const { $crate::decimal_literal(stringify!($literal)) }
    };
}

/// Reads the literal given to [`dec!`](crate::dec).
///
/// # Panics
///
/// If the text is not a decimal: within [`dec!`](crate::dec) that is an error of the compiler.
#[doc(hidden)]
#[must_use]
pub const fn decimal_literal(text: &str) -> Decimal {
    let bytes = text.as_bytes();
    let (mut mantissa, mut scale, mut is_negative) = (0_u128, 0_u32, false);
    let (mut has_digits, mut has_point) = (false, false);
    let mut index = 0;
    while index < bytes.len() {
        match bytes[index] {
            digit @ b'0'..=b'9' => {
                mantissa = mantissa * 10 + (digit - b'0') as u128;
                scale += has_point as u32;
                has_digits = true;
            }
            b'.' if !has_point => has_point = true,
            b'-' if !has_digits && !has_point && !is_negative => is_negative = true,
            b'_' | b' ' => {}
            _ => panic!("not a decimal literal"),
        }
        index += 1;
    }
    assert!(
        has_digits && scale <= 28 && mantissa >> 96 == 0,
        "not a decimal literal"
    );
    Decimal::from_parts(
        word(mantissa, 0),
        word(mantissa, 32),
        word(mantissa, 64),
        is_negative,
        scale,
    )
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "takes 32 of the bits, one word after the other"
)]
const fn word(mantissa: u128, shift: u32) -> u32 {
    (mantissa >> shift) as u32
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    #[test]
    fn literals_equal_the_parsed_text() {
        let cases = [
            (dec!(19.99), "19.99"),
            (dec!(-1), "-1"),
            (dec!(1_000.50), "1000.50"),
            (dec!(0.000_000_1), "0.0000001"),
            (
                dec!(79228162514264337593543950335),
                "79228162514264337593543950335",
            ),
        ];
        for (literal, text) in cases {
            assert_eq!(literal, text.parse::<Decimal>().unwrap(), "{text}");
            assert_eq!(literal.to_string(), text);
        }
    }
}
