package handshake.ladders;

import handshake.wire.Side;

/// A line of a ladder: what happens between its two lifelines.
sealed interface Rung {
    /// What stands behind the right lifeline, spaces and all.
    String remark();

    /// Something is sent.
    ///
    /// @param from who sends it; the client is on the left
    /// @param isLost whether its arrow ends in a cross
    record Sent(Side from, boolean isLost, String label, String remark) implements Rung {}

    /// Time passes, or more is sent than is shown.
    record Gap(String remark) implements Rung {}

    /// An empty line: what follows is another connection.
    record Apart() implements Rung {
        @Override
        public String remark() {
            return "";
        }
    }
}
