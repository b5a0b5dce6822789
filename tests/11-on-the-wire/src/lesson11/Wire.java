package lesson11;

import org.pcap4j.packet.Packet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// A capture in the making: packets and the times at which they pass.
final class Wire {
    private record Passed(Duration time, Packet packet) {}

    private final List<Passed> packets = new ArrayList<>();
    private Duration now = Duration.ZERO;

    /// What goes next passes so much later than what went last.
    Wire after(Duration pause) {
        now = now.plus(pause);
        return this;
    }

    /// What goes next passes at this time.
    Wire at(Duration time) {
        now = time;
        return this;
    }

    /// A packet passes.
    ///
    /// @return when
    Duration pass(Packet packet) {
        packets.add(new Passed(now, packet));
        return now;
    }

    /// The capture, its frames in the order of time.
    List<Captured> capture() {
        packets.sort(Comparator.comparing(Passed::time));
        return numbered(packets);
    }

    /// The capture as it is written down when several queues feed it: some frames stand behind
    /// others that passed later.
    List<Captured> disordered(Random random) {
        packets.sort(Comparator.comparing(Passed::time));
        var disordered = new ArrayList<>(packets);
        for (int i = 0; i + 1 < disordered.size(); i++) {
            Collections.swap(disordered, i, i + random.nextInt(Math.min(4, disordered.size() - i)));
        }
        return numbered(disordered);
    }

    /// The capture with its frames back to front.
    List<Captured> backwards() {
        packets.sort(Comparator.comparing(Passed::time).reversed());
        return numbered(packets);
    }

    /// The frame of a capture that passed at this time.
    static int frameAt(Duration time, List<Captured> capture) {
        return capture.stream()
                .filter(it -> it.time().equals(time))
                .mapToInt(Captured::frame)
                .findFirst()
                .orElseThrow();
    }

    private static List<Captured> numbered(List<Passed> packets) {
        var capture = new ArrayList<Captured>();
        for (Passed it : packets) {
            capture.add(new Captured(capture.size() + 1, it.time(), it.packet()));
        }
        return List.copyOf(capture);
    }
}
