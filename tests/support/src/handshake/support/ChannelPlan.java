package handshake.support;

import java.util.ArrayList;
import java.util.List;

/// What a {@link SimulatedChannel} does to the datagrams on it, in both directions.
///
/// @param lossPercent how many of a hundred never arrive
/// @param doublePercent how many arrive twice
/// @param damagePercent how many arrive with one bit wrong
/// @param minDelayMillis how long each is under way at least
/// @param maxDelayMillis how long at most
/// @param keepsOrder whether none overtakes another; if not, those that are faster do
/// @param seed what chance begins with: the same seed, the same channel
public record ChannelPlan(
        int lossPercent,
        int doublePercent,
        int damagePercent,
        int minDelayMillis,
        int maxDelayMillis,
        boolean keepsOrder,
        long seed) {

    /// A channel that carries all there is, in the time given.
    public static ChannelPlan perfect(int delayMillis) {
        return new ChannelPlan(0, 0, 0, delayMillis, delayMillis, true, 0);
    }

    /// The same for as long as nothing overtakes anything.
    public ChannelPlan inOrder() {
        return new ChannelPlan(
                lossPercent,
                doublePercent,
                damagePercent,
                minDelayMillis,
                maxDelayMillis,
                true,
                seed);
    }

    /// What it does, for the reader of a failure.
    public Text describe() {
        var en = new ArrayList<String>();
        var zh = new ArrayList<String>();
        add(lossPercent, "loses %d %%", "丢失 %d%%", en, zh);
        add(doublePercent, "doubles %d %%", "重复 %d%%", en, zh);
        add(damagePercent, "damages %d %%", "损坏 %d%%", en, zh);
        if (!keepsOrder && maxDelayMillis > minDelayMillis) {
            en.add("lets some overtake others");
            zh.add("让一些超到另一些前面");
        }
        if (en.isEmpty()) {
            en.add("is perfect");
            zh.add("没有差错");
        }
        String time =
                minDelayMillis == maxDelayMillis
                        ? minDelayMillis + " ms"
                        : minDelayMillis + "–" + maxDelayMillis + " ms";
        return new Text(
                "on a channel that takes " + time + ", and " + String.join(", ", en),
                "信道：用时 " + time + "，" + String.join("，", zh));
    }

    private static void add(
            int percent, String english, String chinese, List<String> en, List<String> zh) {
        if (percent > 0) {
            en.add(english.formatted(percent));
            zh.add(chinese.formatted(percent));
        }
    }

    /// As {@link #describe} says it in English.
    @Override
    public String toString() {
        return describe().en() + ", seed " + seed;
    }
}
