package handshake.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Times measured one after the other, in milliseconds.
public final class Samples {
    private final List<Double> millis = new ArrayList<>();

    /// Adds the time since `startNanos`, a value of {@link System#nanoTime}.
    public void addSince(long startNanos) {
        millis.add((System.nanoTime() - startNanos) / 1e6);
    }

    public int count() {
        return millis.size();
    }

    public double median() {
        return quantile(0.5);
    }

    /// The value below which this share of the samples lies.
    public double quantile(double share) {
        var sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(0, index));
    }

    public double min() {
        return quantile(0);
    }

    public double max() {
        return quantile(1);
    }
}
