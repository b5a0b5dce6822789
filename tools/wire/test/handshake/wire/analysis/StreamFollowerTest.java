package handshake.wire.analysis;

import static handshake.wire.Side.CLIENT;
import static handshake.wire.Side.SERVER;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class StreamFollowerTest {
    private final Talk talk = Talk.connected();
    private final List<String> parts = new ArrayList<>();
    private final StreamFollower follower = new StreamFollower(part -> parts.add(text(part)));

    private static String text(StreamPart part) {
        return switch (part) {
            case StreamPart.Data(var sender, _, _, var bytes) ->
                    sender + " " + new String(bytes.toArray(), US_ASCII);
            case StreamPart.Gap(var sender, _, var length, var reason) ->
                    sender + " lacks " + length + ": " + reason.sentence();
            case StreamPart.End(var sender, _, var reset) -> sender + (reset ? " resets" : " ends");
        };
    }

    private void follow(Judgement judgement) {
        follower.accept(judgement);
    }

    private void assertParts(String... expected) {
        assertEquals(List.of(expected), parts);
    }

    @Test
    void gives_both_directions_as_they_come() {
        follow(talk.client().text("hello").goes());
        follow(talk.server().text("good day").goes());
        follow(talk.client().fin().goes());
        follow(talk.server().rst().goes());
        assertParts(CLIENT + " hello", SERVER + " good day", "CLIENT ends", "SERVER resets");
    }

    @Test
    void gives_late_bytes_in_their_place_and_repeated_ones_once() {
        follow(talk.client().text("one ").goes());
        follow(talk.client().seq(9).text("three").goes());
        follow(talk.client().seq(3).text("e two ").goes());
        follow(talk.client().seq(1).text("one ").goes());
        follower.end();
        assertParts("CLIENT one ", "CLIENT two ", "CLIENT three");
    }

    @Test
    void names_a_hole_once_the_receiver_acknowledges_past_it() {
        follow(talk.client().text("one ").goes());
        follow(talk.client().seq(9).text("three").goes());
        follow(talk.server().acks(5).goes());
        assertParts("CLIENT one ");
        follow(talk.server().acks(14).goes());
        assertParts("CLIENT one ", "CLIENT lacks 4: no frame carried them", "CLIENT three");
    }

    @Test
    void names_a_hole_at_the_end() {
        follow(talk.client().text("one ").goes());
        follow(talk.client().seq(9).text("three").fin().goes());
        follower.end();
        assertParts(
                "CLIENT one ",
                "CLIENT lacks 4: no frame carried them",
                "CLIENT three",
                "CLIENT ends");
    }

    @Test
    void names_a_hole_when_too_much_waits_behind_it() {
        follow(talk.client().text("one ").goes());
        for (int i = 0; i < 1_025; i++) {
            follow(talk.client().seq(9 + i).text("x").goes());
        }
        assertEquals("CLIENT lacks 4: no frame carried them", parts.get(1));
    }

    @Test
    void names_what_the_capture_did_not_keep() {
        follow(talk.client().text("hello").kept(2).goes());
        follow(talk.client().text("you").goes());
        assertParts(
                "CLIENT he",
                "CLIENT lacks 3: the capture kept only the front of the frame",
                "CLIENT you");
    }

    @Test
    void follows_across_the_wrap() {
        var wrapping = Talk.connected(-3, 0);
        follow(wrapping.client().text("hello").goes());
        follow(wrapping.client().text("you").goes());
        assertParts("CLIENT hello", "CLIENT you");
    }
}
