package handshake.worker;

import static handshake.worker.Bounded.bounded;
import static handshake.worker.Bounded.put;
import static handshake.worker.Bounded.putTexts;
import static handshake.worker.Bounded.string;
import static handshake.worker.Bounded.text;
import static handshake.worker.Bounded.texts;

import handshake.wire.transcript.Transcript;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/// Writes an {@link Outcome} as bytes and reads it back.
final class OutcomeCodec {
    private OutcomeCodec() {}

    static void write(DataOutputStream out, Outcome outcome) throws IOException {
        out.writeByte(outcome.status().ordinal());
        put(out, outcome.what());
        put(out, outcome.expected());
        put(out, outcome.got());
        put(out, outcome.mistake());
        putTexts(out, outcome.details());
        put(
                out,
                String.join("\n", outcome.transcript().map(Transcript::toLines).orElse(List.of())));
        put(out, outcome.trace());
        put(out, outcome.output());
        out.writeLong(outcome.millis());
        out.writeBoolean(outcome.spent());
    }

    static Outcome read(DataInputStream in) throws IOException {
        int status = bounded(in.readByte(), Outcome.Status.values().length - 1);
        return new Outcome(
                Outcome.Status.values()[status],
                text(in),
                string(in),
                string(in),
                string(in),
                texts(in),
                Transcript.parse(string(in).lines().toList()),
                string(in),
                string(in),
                in.readLong(),
                in.readBoolean());
    }
}
