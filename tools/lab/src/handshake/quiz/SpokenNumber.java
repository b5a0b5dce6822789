package handshake.quiz;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number as people write it: `12345`, `12 345`, `12,345`, `1.5 ms`, `1,5`, `0x3039`.
///
/// @param value the number before the unit
/// @param unit what stands behind it; empty if nothing does
record SpokenNumber(double value, String unit) {
    private static final Pattern GROUPED =
            Pattern.compile("(\\d{1,3}(?:[ ,'_\\u00a0\\u2009\\u202f]\\d{3})+)(\\.\\d+)?\\s*(\\D*)");
    private static final Pattern PLAIN =
            Pattern.compile("(\\d{1,18}(?:[.,]\\d{1,12})?(?:[eE][+-]?\\d{1,2})?)\\s*(\\D*)");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX]([0-9a-fA-F]{1,15})");

    /// The number in `said`; empty if there is none, or more than a number and a unit.
    ///
    /// A comma with three digits behind it, and no less than one and no more than three before,
    /// groups digits; any other stands for the decimal point.
    static Optional<SpokenNumber> parse(String said) {
        String words = said.strip();
        Matcher hexadecimal = HEXADECIMAL.matcher(words);
        if (hexadecimal.matches()) {
            return Optional.of(new SpokenNumber(Long.parseLong(hexadecimal.group(1), 16), ""));
        }
        Matcher grouped = GROUPED.matcher(words);
        if (grouped.matches()) {
            String digits = grouped.group(1).replaceAll("\\D", "");
            String fraction = grouped.group(2) == null ? "" : grouped.group(2);
            return Optional.of(of(digits + fraction, grouped.group(3)));
        }
        Matcher plain = PLAIN.matcher(words);
        return plain.matches()
                ? Optional.of(of(plain.group(1).replace(',', '.'), plain.group(2)))
                : Optional.empty();
    }

    private static SpokenNumber of(String number, String unit) {
        return new SpokenNumber(Double.parseDouble(number), unit.strip());
    }

    /// The number in the base unit of `quantity`; empty if its unit measures something else.
    Optional<Double> in(Quantity quantity) {
        return quantity.per(unit).map(it -> value * it);
    }
}
