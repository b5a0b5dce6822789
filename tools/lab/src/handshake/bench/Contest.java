package handshake.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One thing measured for several contenders, in turn.
public final class Contest {
    private final String what;
    private final String unit;
    private final Map<String, Measurement> contenders = new LinkedHashMap<>();
    private final Map<String, Samples> samples = new LinkedHashMap<>();

    /// A single measurement.
    @FunctionalInterface
    public interface Measurement {
        double measure() throws Exception;
    }

    /// What came out for one contender.
    ///
    /// @param what what was measured
    /// @param who whose figure it is
    /// @param unit its unit
    /// @param median the median of its samples
    /// @param ratio the first contender's figure to this one's: the median of the rounds' ratios
    /// @param rounds how many rounds were measured
    public record Figure(
            String what, String who, String unit, double median, double ratio, int rounds) {}

    public Contest(String what, String unit) {
        this.what = what;
        this.unit = unit;
    }

    /// Adds a contender; the first is the one the others are compared with.
    public Contest with(String who, Measurement measurement) {
        contenders.put(who, measurement);
        samples.put(who, new Samples());
        return this;
    }

    public String what() {
        return what;
    }

    /// Lets all contenders have their turn; a warm-up round is not counted.
    public void round(boolean counts) throws Exception {
        for (Map.Entry<String, Measurement> contender : contenders.entrySet()) {
            double value = contender.getValue().measure();
            if (counts) {
                samples.get(contender.getKey()).add(value);
            }
        }
    }

    /// The figures so far.
    public List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        Samples first = samples.values().iterator().next();
        samples.forEach((who, own) ->
                figures.add(
                        new Figure(
                                what,
                                who,
                                unit,
                                own.median(),
                                first.ratiosTo(own).median(),
                                own.count())));
        return figures;
    }
}
