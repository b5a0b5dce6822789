package lesson12;

import lesson12.Difference.Row;
import lesson12.Difference.Tcp;
import lesson12.Difference.Udp;
import lesson12.Difference.Yours;

/// TCP and UDP side by side.
public final class Differences {
    private Differences() {}

    /// A row of the table: what TCP does it with, what becomes of a program that uses UDP and does
    /// nothing about it, and what does it in your own code.
    static Row row(Difference difference) {
        if (difference == Difference.CONNECTION) {
            return new Row(Tcp.HANDSHAKE, Udp.TALKS_TO_NOBODY, Yours.NOTHING);
        }
        if (difference == Difference.LOSS) {
            return new Row(Tcp.ACKS_AND_TIMER, Udp.WAITS_IN_VAIN, Yours.DEADLINE);
        }
        if (difference == Difference.DAMAGE) {
            return new Row(Tcp.CHECKSUM, Udp.IS_NOT_TOLD_WHAT_WAS_THROWN_AWAY, Yours.IS_INTACT);
        }
        if (difference == Difference.SPEED) {
            return new Row(Tcp.WINDOW, Udp.OVERRUNS_THE_OTHER, Yours.FIXED_WINDOW);
        }
        boolean isOrder = difference == Difference.ORDER;
        return new Row(
                Tcp.SEQUENCE_NUMBERS,
                isOrder ? Udp.GETS_LATER_BEFORE_EARLIER : Udp.GETS_IT_TWICE,
                isOrder ? Yours.KEEPING_WHAT_IS_EARLY : Yours.EXPECTED_NUMBER);
    }
}
