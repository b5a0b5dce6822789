package lesson12;

import lesson12.Difference.Row;
import lesson12.Difference.Tcp;
import lesson12.Difference.Udp;
import lesson12.Difference.Yours;

import java.util.Map;

/// TCP and UDP side by side.
public final class Differences {
    private static final Map<Difference, Row> ROWS =
            Map.of(
                    Difference.CONNECTION,
                    new Row(Tcp.HANDSHAKE, Udp.TALKS_TO_NOBODY, Yours.NOTHING),
                    Difference.ORDER,
                    new Row(
                            Tcp.SEQUENCE_NUMBERS,
                            Udp.GETS_LATER_BEFORE_EARLIER,
                            Yours.KEEPING_WHAT_IS_EARLY),
                    Difference.LOSS,
                    new Row(Tcp.ACKS_AND_TIMER, Udp.WAITS_IN_VAIN, Yours.DEADLINE),
                    Difference.DUPLICATES,
                    new Row(Tcp.SEQUENCE_NUMBERS, Udp.GETS_IT_TWICE, Yours.EXPECTED_NUMBER),
                    Difference.DAMAGE,
                    new Row(Tcp.CHECKSUM, Udp.IS_NOT_TOLD_WHAT_WAS_THROWN_AWAY, Yours.IS_INTACT),
                    Difference.SPEED,
                    new Row(Tcp.WINDOW, Udp.OVERRUNS_THE_OTHER, Yours.FIXED_WINDOW));

    private Differences() {}

    /// A row of the table: what TCP does it with, what becomes of a program that uses UDP and does
    /// nothing about it, and what does it in your own code.
    static Row row(Difference difference) {
        return ROWS.get(difference);
    }
}
