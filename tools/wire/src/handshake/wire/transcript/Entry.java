package handshake.wire.transcript;

import handshake.wire.Side;

import java.util.Arrays;

/// One thing that happened on a connection, as a program at one of its ends saw it.
///
/// These are events of the *stream*, not segments: where the sender's writes were cut or joined on
/// the way, nobody at this level can tell.
public sealed interface Entry {

    /// Who did it.
    Side from();

    /// `count` bytes went from this side to the other.
    ///
    /// @param head the first of them, at most {@link Transcript#HEAD_BYTES}; what is worth showing
    /// @param count how many there were in all, in bytes
    record Data(Side from, byte[] head, long count) implements Entry {
        @Override
        public boolean equals(Object other) {
            return other instanceof Data that
                    && from == that.from
                    && count == that.count
                    && Arrays.equals(head, that.head);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(head) + Long.hashCode(count);
        }
    }

    /// The connection stands: this side connected, the other accepted.
    record Opened(Side from) implements Entry {}

    /// This side ended its stream (FIN): it will send nothing more. RFC 9293 §3.6.
    record End(Side from) implements Entry {}

    /// This side cut the connection (RST). RFC 9293 §3.5.2.
    record Reset(Side from) implements Entry {}

    /// Nothing came from this side although the other waited for it, so long that it gave up.
    ///
    /// @param millis how long the other side waited
    record Silence(Side from, long millis) implements Entry {}

    /// A datagram of this side, and what became of it: there is no stream here, and no connection.
    ///
    /// @param label what it says, in a few words: `DATA 0 "ab"`
    /// @param millis when it came out of the network, or was lost in it, by the clock of the test
    record Datagram(Side from, String label, Fate fate, long millis) implements Entry {}

    /// What a network does with a datagram.
    enum Fate {
        ARRIVED,
        /// It arrived with wrong bits.
        DAMAGED,
        LOST
    }
}
