package lesson12;

import handshake.support.ChannelPlan;

import java.util.Random;

/// Sends bytes over so many random channels as it is told, each as bad as may be, and says how that
/// went. Ends with an exception at the first byte that is not where it should be.
public final class ManyChannels {
    private static final int MOST_PERCENT = Channels.MAX_PERCENT + 1;
    private static final int MOST_DELAY_MILLIS = 21;
    private static final int MOST_WINDOW = 64;
    private static final int MOST_BITS = 6;
    private static final int MOST_BYTES = 12 * Packet.MAX_PAYLOAD_BYTES;
    private static final long SEED = 12;

    private ManyChannels() {}

    /// @param arguments how many channels
    public static void main(String[] arguments) throws Exception {
        int channels = Integer.parseInt(arguments[0]);
        var random = new Random(SEED);
        long bytes = 0;
        for (int i = 0; i < channels; i++) {
            int length = random.nextInt(MOST_BYTES);
            bytes += length;
            transfer(i, length, channel(random), random);
        }
        System.out.printf(
                "%,d channels: %,d bytes, each arrived once, in order%n", channels, bytes);
    }

    private static ChannelPlan channel(Random random) {
        int least = random.nextInt(MOST_DELAY_MILLIS);
        return new ChannelPlan(
                random.nextInt(MOST_PERCENT),
                random.nextInt(MOST_PERCENT),
                random.nextInt(MOST_PERCENT),
                least,
                least + random.nextInt(MOST_DELAY_MILLIS),
                random.nextBoolean(),
                random.nextLong());
    }

    /// Three ways in turn: a window with many numbers, on any channel; one with so few numbers that
    /// they come round, and stop-and-wait, on a channel that keeps the order.
    private static void transfer(int turn, int length, ChannelPlan plan, Random random)
            throws InterruptedException {
        var few = new Numbers(1 + random.nextInt(MOST_BITS));
        int window = 1 + random.nextInt(MOST_WINDOW);
        switch (turn % 3) {
            case 0 ->
                    Transfers.mustArrive(
                            length,
                            new SlidingWindow(new Numbers(16), window, Simulation.TIMING),
                            plan);
            case 1 ->
                    Transfers.mustArrive(
                            length,
                            new SlidingWindow(few, few.largestWindow(), Simulation.TIMING),
                            plan.inOrder());
            default ->
                    Transfers.mustArrive(
                            length, new StopAndWait(Simulation.TIMING), plan.inOrder());
        }
    }
}
