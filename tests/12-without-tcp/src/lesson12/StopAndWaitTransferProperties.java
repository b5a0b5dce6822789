package lesson12;

import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Zh;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

@Step(4)
@Domain(Channels.class)
final class StopAndWaitTransferProperties {

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    @Points(1)
    @Zh("信道无论怎样丢失、重复、损坏、拖延，只要不打乱顺序，字节都会到达，一次，按序，不变")
    void whatever_a_channel_does_that_keeps_the_order_the_bytes_arrive(
            @ForAll Channels.Journey journey) throws Exception {
        Transfers.mustArrive(
                journey.length(), new StopAndWait(Simulation.TIMING), journey.plan().inOrder());
    }
}
