package lesson12;

import handshake.support.ChannelPlan;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/// Channels as bad as this lesson has them: up to 40 % lost, doubled, damaged;
/// `@Domain(Channels.class)`.
///
/// They shrink towards a channel on which all goes well, so that what is left is what the code
/// cannot cope with.
final class Channels extends DomainContextBase {
    static final int MAX_PERCENT = 40;
    private static final int MAX_DELAY_MILLIS = 20;
    private static final int MAX_WINDOW = 40;
    private static final int MAX_PACKETS = 8;

    /// Any channel, of which some let one datagram overtake another.
    private static Arbitrary<ChannelPlan> channels() {
        Arbitrary<Integer> percent = Arbitraries.integers().between(0, MAX_PERCENT);
        Arbitrary<Integer> delay = Arbitraries.integers().between(0, MAX_DELAY_MILLIS);
        return Combinators.combine(
                        percent,
                        percent,
                        percent,
                        delay,
                        delay,
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(0, 1_000_000))
                .as((loss, doubles, damage, least, more, keepsOrder, seed) ->
                        new ChannelPlan(
                                loss, doubles, damage, least, least + more, keepsOrder, seed));
    }

    /// A transfer over such a channel.
    @Provide
    Arbitrary<Journey> journeys() {
        return Combinators.combine(
                        channels(),
                        Arbitraries.integers().between(0, MAX_PACKETS * Packet.MAX_PAYLOAD_BYTES),
                        Arbitraries.integers().between(1, MAX_WINDOW))
                .as(Journey::new);
    }

    /// @param length how many bytes to send
    /// @param window how many packets may be on their way
    record Journey(ChannelPlan plan, int length, int window) {}
}
