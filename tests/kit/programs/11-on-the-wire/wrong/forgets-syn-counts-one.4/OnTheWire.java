package lesson11;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;

/// The program: says of a capture what TCP did in it, and by which frames one sees it.
public final class OnTheWire {
    private OnTheWire() {}

    /// @param arguments the capture's file; asks for it if it is not given
    public static void main(String[] arguments) {
        String name = arguments.length > 0 ? arguments[0] : IO.readln("Which capture? ");
        try {
            tell(CaptureFile.read(Path.of(name.strip())));
        } catch (NoSuchFileException _) {
            System.err.println("There is no file " + name + ".");
            System.exit(1);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void tell(List<Captured> capture) {
        IO.println("%d frames".formatted(capture.size()));
        for (Handshake it : Handshakes.find(capture)) {
            IO.println(
                    "%s opened by frames %d, %d, %d; the round trip took %.3f ms"
                            .formatted(
                                    it.syn().flow(),
                                    it.syn().frame(),
                                    it.synAck().frame(),
                                    it.ack().frame(),
                                    Handshakes.roundTrip(it).toNanos() / 1e6));
        }
        for (Flow flow : flowsWithSyn(capture)) {
            IO.println(
                    "%s: %d bytes acknowledged".formatted(flow, Acks.acknowledged(capture, flow)));
        }
        for (Retransmission it : Retransmissions.find(capture)) {
            IO.println(
                    "%s: frame %d sends again what frame %d has sent"
                            .formatted(
                                    it.again().flow(), it.again().frame(), it.original().frame()));
        }
        var told = new LinkedHashSet<Flow>();
        for (Segment segment : Segment.in(capture)) {
            if (!told.contains(segment.flow().reversed()) && told.add(segment.flow())) {
                IO.println("%s: %s".formatted(segment.flow(), words(capture, segment.flow())));
            }
        }
    }

    private static LinkedHashSet<Flow> flowsWithSyn(List<Captured> capture) {
        var flows = new LinkedHashSet<Flow>();
        for (Segment segment : Segment.in(capture)) {
            if (segment.header().getSyn()) {
                flows.add(segment.flow());
            }
        }
        return flows;
    }

    private static String words(List<Captured> capture, Flow flow) {
        return switch (Teardown.who(capture, flow)) {
            case Ending.Closed closed -> "closed, first by " + closed.first();
            case Ending.ClosedByBoth _ -> "closed by both sides at once";
            case Ending.Reset reset -> "reset by " + reset.by();
            case Ending.StillOpen _ -> "still open";
        };
    }
}
