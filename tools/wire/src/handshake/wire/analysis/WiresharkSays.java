package handshake.wire.analysis;

/// What Wireshark 4.0 says of a segment, by the rules in TCP-ANALYSIS.md.
public sealed interface WiresharkSays extends Finding {
    /// The words Wireshark uses in its packet list.
    String label();

    @Override
    default int refersTo() {
        return 0;
    }

    @Override
    default String sentence() {
        return refersTo() == 0 ? label() : label() + ", see frame " + refersTo();
    }

    /// Its first byte was sent before.
    ///
    /// @param refersTo the eldest frame without an acknowledgment
    /// @param timeoutNanos how long ago that was, in nanoseconds
    record Retransmission(int frame, int refersTo, long timeoutNanos) implements WiresharkSays {
        @Override
        public String label() {
            return "TCP Retransmission";
        }
    }

    /// Its first byte was sent before, and the receiver has just asked for it by repeated ACKs.
    ///
    /// @param refersTo the frame that first carried the repeated acknowledgment number
    record FastRetransmission(int frame, int refersTo) implements WiresharkSays {
        @Override
        public String label() {
            return "TCP Fast Retransmission";
        }
    }

    /// All of it was acknowledged already.
    record SpuriousRetransmission(int frame) implements WiresharkSays {
        @Override
        public String label() {
            return "TCP Spurious Retransmission";
        }
    }

    /// It starts before bytes already seen, and comes less than a round trip after them.
    ///
    /// @param refersTo the frame with the highest bytes
    record OutOfOrder(int frame, int refersTo) implements WiresharkSays {
        @Override
        public String label() {
            return "TCP Out-Of-Order";
        }
    }

    /// It acknowledges nothing new and carries nothing.
    ///
    /// @param refersTo the frame that it repeats
    /// @param number how many repetitions there have been, this one included
    record DuplicateAck(int frame, int refersTo, int number) implements WiresharkSays {
        @Override
        public String label() {
            return "TCP Dup ACK " + refersTo + "#" + number;
        }
    }

    /// It starts after the highest byte seen: something before it is missing.
    ///
    /// @param refersTo the frame with the highest bytes before
    record PreviousSegmentNotCaptured(int frame, int refersTo) implements WiresharkSays {
        @Override
        public String label() {
            return "TCP Previous segment not captured";
        }
    }

    /// It acknowledges bytes that were never seen.
    record AckedUnseenSegment(int frame) implements WiresharkSays {
        @Override
        public String label() {
            return "TCP ACKed unseen segment";
        }
    }

    /// Its sender can take no more bytes.
    record ZeroWindow(int frame) implements WiresharkSays {
        @Override
        public String label() {
            return "TCP ZeroWindow";
        }
    }

    /// One byte, to learn whether the other side can take bytes again.
    record ZeroWindowProbe(int frame) implements WiresharkSays {
        @Override
        public String label() {
            return "TCP ZeroWindowProbe";
        }
    }

    /// The answer to a probe: it still cannot.
    record ZeroWindowProbeAck(int frame) implements WiresharkSays {
        @Override
        public String label() {
            return "TCP ZeroWindowProbeAck";
        }
    }

    /// It fills the window that the other side offered.
    record WindowFull(int frame) implements WiresharkSays {
        @Override
        public String label() {
            return "TCP Window Full";
        }
    }

    /// It tells of another window and nothing else.
    record WindowUpdate(int frame) implements WiresharkSays {
        @Override
        public String label() {
            return "TCP Window Update";
        }
    }

    /// It repeats the last byte before the next one, to hear whether the other side is still there.
    record KeepAlive(int frame) implements WiresharkSays {
        @Override
        public String label() {
            return "TCP Keep-Alive";
        }
    }

    /// The answer to a keep-alive.
    record KeepAliveAck(int frame) implements WiresharkSays {
        @Override
        public String label() {
            return "TCP Keep-Alive ACK";
        }
    }

    /// A SYN between ports that were connected before.
    record PortNumbersReused(int frame) implements WiresharkSays {
        @Override
        public String label() {
            return "TCP Port numbers reused";
        }
    }
}
