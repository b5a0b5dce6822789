package handshake.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.wire.transcript.Entry;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(20)
final class SimulatedChannelTest {
    private static final int MANY = 1000;
    private static final long FOR_EVER = Long.MAX_VALUE;

    private static SimulatedChannel channel(ChannelPlan plan) {
        return new SimulatedChannel(plan, it -> String.valueOf(it[0]));
    }

    private static ChannelPlan plan(int loss, int doubles, int damage, boolean keepsOrder) {
        return new ChannelPlan(loss, doubles, damage, 1, 30, keepsOrder, 7);
    }

    /// Sends a thousand datagrams of two bytes, one a millisecond.
    private static void sendMany(ChannelEnd end) {
        for (int i = 0; i < MANY; i++) {
            end.send(new byte[] {(byte) (i >> Byte.SIZE), (byte) i});
            end.pause(end.clockMillis() + 1);
        }
    }

    private static List<Integer> arrivals(ChannelPlan plan) throws Exception {
        var numbers = new ArrayList<Integer>();
        channel(plan)
                .run(
                        SimulatedChannelTest::sendMany,
                        end -> {
                            var next = end.receive(100);
                            while (next.isPresent()) {
                                numbers.add(
                                        (next.get()[0] & 0xff) << Byte.SIZE | next.get()[1] & 0xff);
                                next = end.receive(end.clockMillis() + 100);
                            }
                        })
                .mustReturn();
        return numbers;
    }

    @Test
    void carries_in_both_directions_in_its_own_time() throws Exception {
        var times = new ArrayList<Long>();
        channel(ChannelPlan.perfect(3_600_000))
                .run(
                        end -> {
                            end.send(new byte[] {1});
                            assertArrayEquals(new byte[] {2}, end.receive(FOR_EVER).orElseThrow());
                            times.add(end.clockMillis());
                        },
                        end -> {
                            assertTrue(end.receive(1000).isEmpty());
                            times.add(end.clockMillis());
                            assertArrayEquals(new byte[] {1}, end.receive(FOR_EVER).orElseThrow());
                            times.add(end.clockMillis());
                            end.send(new byte[] {2});
                        })
                .mustReturn();
        assertEquals(List.of(1000L, 3_600_000L, 7_200_000L), times);
    }

    @Test
    void loses_doubles_and_damages_about_as_much_as_its_plan_says() throws Exception {
        long lost = MANY - arrivals(plan(20, 0, 0, true)).size();
        assertTrue(lost > 150 && lost < 250, () -> "lost " + lost);
        long doubled = arrivals(plan(0, 20, 0, true)).size() - MANY;
        assertTrue(doubled > 150 && doubled < 250, () -> "doubled " + doubled);
        List<Integer> damaged = arrivals(plan(0, 0, 20, true));
        long wrong = 0;
        for (int i = 0; i < MANY; i++) {
            int bits = Integer.bitCount(damaged.get(i) ^ i);
            assertTrue(bits <= 1, "one bit is wrong, not " + bits);
            wrong += bits;
        }
        long all = wrong;
        assertTrue(all > 150 && all < 250, () -> "damaged " + all);
    }

    @Test
    void lets_some_overtake_others_unless_it_keeps_the_order() throws Exception {
        List<Integer> inOrder = arrivals(plan(0, 20, 0, true));
        assertEquals(inOrder.stream().sorted().toList(), inOrder);
        List<Integer> outOfOrder = arrivals(plan(0, 0, 0, false));
        assertFalse(outOfOrder.stream().sorted().toList().equals(outOfOrder));
        assertEquals(MANY, outOfOrder.stream().distinct().count());
    }

    @Test
    void does_the_same_at_every_run() throws Exception {
        ChannelPlan plan = plan(20, 20, 20, false);
        assertEquals(arrivals(plan), arrivals(plan));
    }

    @Test
    void keeps_what_arrives_during_a_pause() throws Exception {
        channel(ChannelPlan.perfect(1))
                .run(
                        end -> {
                            end.send(new byte[] {1});
                            end.send(new byte[] {2});
                        },
                        end -> {
                            end.pause(50);
                            assertEquals(50, end.clockMillis());
                            assertEquals(1, end.receive(50).orElseThrow()[0]);
                            assertEquals(2, end.receive(50).orElseThrow()[0]);
                            assertTrue(end.receive(50).isEmpty());
                        })
                .mustReturn();
    }

    @Test
    void two_that_wait_for_each_other_for_ever_are_stopped() throws Exception {
        assertStopped("each waits", end -> end.receive(FOR_EVER), end -> end.receive(FOR_EVER));
        assertStopped("each waits", _ -> {}, end -> end.receive(FOR_EVER));
    }

    @Test
    void one_that_floods_or_spins_is_stopped() throws Exception {
        assertStopped("floods", end -> forEver(() -> end.send(new byte[1])), _ -> {});
        assertStopped("never waits", end -> forEver(() -> end.receive(0)), _ -> {});
    }

    private static void forEver(Runnable code) {
        while (true) {
            code.run();
        }
    }

    private static void assertStopped(
            String why, SimulatedChannel.Program sender, SimulatedChannel.Program receiver)
            throws Exception {
        var ending = channel(ChannelPlan.perfect(1)).run(sender, receiver);
        Failure failure = assertThrows(Failure.class, ending::mustEnd);
        assertTrue(failure.getMessage().contains(why), failure.getMessage());
    }

    @Test
    void what_a_program_throws_is_told() throws Exception {
        var todo = new UnsupportedOperationException("TODO 1: write me");
        var ending =
                channel(ChannelPlan.perfect(1))
                        .run(
                                end -> end.receive(FOR_EVER),
                                _ -> {
                                    throw todo;
                                });
        assertSame(todo, assertThrows(UnsupportedOperationException.class, ending::mustEnd));

        var bug =
                channel(ChannelPlan.perfect(1))
                        .run(
                                _ -> {
                                    throw new IllegalStateException("oops");
                                },
                                end -> end.receive(FOR_EVER));
        Failure failure = assertThrows(Failure.class, bug::mustEnd);
        assertTrue(failure.getMessage().contains("oops"), failure.getMessage());
    }

    @Test
    void one_that_gives_up_does_not_stop_the_other() throws Exception {
        var ending =
                channel(ChannelPlan.perfect(1))
                        .run(
                                _ -> {
                                    throw new IOException("nobody answers");
                                },
                                end -> assertTrue(end.receive(500).isEmpty()));
        ending.mustEnd();
        assertThrows(Failure.class, ending::mustReturn);
    }

    @Test
    void records_what_came_and_what_was_lost() throws Exception {
        var channel = channel(new ChannelPlan(50, 0, 50, 1, 1, true, 1));
        channel.run(SimulatedChannelTest::sendMany, end -> end.pause(MANY + 10)).mustReturn();
        for (Entry.Fate fate : Entry.Fate.values()) {
            assertTrue(
                    channel.transcript().entries().stream()
                            .anyMatch(
                                    it -> it instanceof Entry.Datagram sent && sent.fate() == fate),
                    fate::toString);
        }
    }

    @Test
    void a_plan_says_what_it_does_in_both_languages() {
        Text words = new ChannelPlan(20, 0, 3, 1, 9, false, 1).describe();
        assertEquals(
                "on a channel that takes 1–9 ms, and loses 20 %, damages 3 %, lets some overtake"
                        + " others",
                words.en());
        assertEquals("信道：用时 1–9 ms，丢失 20%，损坏 3%，让一些超到另一些前面", words.zh());
        assertEquals("信道：用时 5 ms，没有差错", ChannelPlan.perfect(5).describe().zh());
    }
}
