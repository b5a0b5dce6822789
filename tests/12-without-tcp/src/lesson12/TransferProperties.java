package lesson12;

import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Zh;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

@Step(5)
@Domain(Channels.class)
final class TransferProperties {
    private static final Numbers MANY = new Numbers(16);

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    @Points(1)
    @Zh("信道无论怎样丢失、重复、损坏、拖延、打乱顺序，字节都会到达，一次，按序，不变")
    void whatever_a_channel_does_the_bytes_arrive(@ForAll Channels.Journey journey)
            throws Exception {
        Transfers.mustArrive(
                journey.length(),
                new SlidingWindow(MANY, journey.window(), Simulation.TIMING),
                journey.plan());
    }
}
