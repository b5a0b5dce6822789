package lesson12;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;

/// A wire that is worse than the one under it, for those whose network is too good: of the datagrams
/// that arrive, chance loses some, doubles some, turns over a bit in some, and lets some overtake
/// others.
public final class BadWire implements Wire {
    private static final int PERCENT = 100;

    private final Wire wire;
    private final Faults faults;
    private final Random random;
    private final Queue<byte[]> copies = new ArrayDeque<>();
    private byte[] late;

    /// How bad it is.
    ///
    /// @param lossPercent how many of a hundred are lost; likewise the others
    /// @param latePercent how many come behind the one that was sent after them
    /// @param seed what chance begins with: the same seed, the same chances
    public record Faults(
            int lossPercent, int doublePercent, int damagePercent, int latePercent, long seed) {}

    BadWire(Wire wire, Faults faults) {
        this.wire = wire;
        this.faults = faults;
        this.random = new Random(faults.seed());
    }

    @Override
    public long clockMillis() {
        return wire.clockMillis();
    }

    @Override
    public void send(byte[] datagram) throws IOException {
        wire.send(datagram);
    }

    @Override
    public Optional<byte[]> receive(long deadlineMillis) throws IOException {
        while (copies.isEmpty()) {
            Optional<byte[]> arrived = wire.receive(deadlineMillis);
            if (arrived.isEmpty()) {
                return takeLate(); // nothing came that could overtake it
            }
            arrive(arrived.get());
        }
        return Optional.of(copies.remove());
    }

    private void arrive(byte[] datagram) {
        if (happens(faults.lossPercent())) {
            return;
        }
        if (happens(faults.damagePercent())) {
            int bit = random.nextInt(Byte.SIZE * datagram.length);
            datagram[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        }
        if (late == null && happens(faults.latePercent())) {
            late = datagram;
            return;
        }
        copies.add(datagram);
        if (happens(faults.doublePercent())) {
            copies.add(datagram.clone());
        }
        takeLate().ifPresent(copies::add);
    }

    private Optional<byte[]> takeLate() {
        var datagram = Optional.ofNullable(late);
        late = null;
        return datagram;
    }

    private boolean happens(int percent) {
        return random.nextInt(PERCENT) < percent;
    }
}
