package handshake.quiz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class SpokenNumberTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12345|12345|",
                "12 345|12345|",
                "12,345|12345|",
                "1,234,567|1234567|",
                "4 294 967 295|4294967295|",
                "12 345 bytes|12345|bytes",
                "12345B|12345|B",
                "1.5 ms|1.5|ms",
                "1,5 ms|1.5|ms",
                "0.25s|0.25|s",
                "12 345.5 µs|12345.5|µs",
                "0x3039|12345|",
                "2e3|2000|",
                "350 毫秒|350|毫秒"
            })
    void numbers_as_people_write_them(String said, double value, String unit) {
        var number = new SpokenNumber(value, unit == null ? "" : unit);
        assertEquals(Optional.of(number), SpokenNumber.parse("  " + said + " "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ten", "-5", "1 2 3", "12 34 56", "ms", "1.2.3", "0x", "--", "5 5"})
    void what_is_no_number(String said) {
        assertTrue(SpokenNumber.parse(said).flatMap(it -> it.in(Quantity.BYTES)).isEmpty());
    }
}
