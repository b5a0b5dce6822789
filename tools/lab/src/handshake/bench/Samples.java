package handshake.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Measurements of one thing, one after the other: milliseconds, megabytes a second, bytes.
public final class Samples {
    private final List<Double> values = new ArrayList<>();

    public void add(double value) {
        values.add(value);
    }

    /// Adds the milliseconds since `startNanos`, a value of {@link System#nanoTime}.
    public void addSince(long startNanos) {
        add((System.nanoTime() - startNanos) / 1e6);
    }

    public int count() {
        return values.size();
    }

    public double median() {
        return quantile(0.5);
    }

    /// The value below which this share of the samples lies.
    public double quantile(double share) {
        var sorted = new ArrayList<>(values);
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

    /// The ratios of these samples to those of `other`, pair by pair: what was measured in the same
    /// round is compared, so that a machine whose speed drifts spoils nothing.
    public Samples ratiosTo(Samples other) {
        var ratios = new Samples();
        for (int i = 0; i < Math.min(values.size(), other.values.size()); i++) {
            ratios.add(values.get(i) / other.values.get(i));
        }
        return ratios;
    }
}
