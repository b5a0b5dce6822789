package handshake.crossplay;

import handshake.grader.Lesson;

import java.util.List;
import java.util.stream.IntStream;

/// Every client of a lesson against every server.
///
/// @param titles what the errands are about, in order
/// @param contestants all, the reference first, also those who cannot play
/// @param rows one for each client that can play
record LessonPlayed(
        Lesson lesson, List<String> titles, List<Contestant> contestants, List<Row> rows) {

    /// How a client and a server did together.
    List<Met> met(Row client, Contestant server) {
        return client.with(server).orElseThrow();
    }

    /// Those who play, the reference first.
    List<Contestant> players() {
        return contestants.stream().filter(Contestant::canPlay).toList();
    }

    /// Whether this client did all its errands with this server.
    boolean isGood(Row client, Contestant server) {
        return met(client, server).stream().allMatch(Met::passed);
    }

    /// Whether they fail at something that each of them does well with the reference.
    boolean disagree(Row client, Contestant server) {
        List<Met> met = met(client, server);
        return IntStream.range(0, met.size())
                .filter(i -> met.get(i).status() == Met.Status.FAILED)
                .anyMatch(i -> blame(client, server, i) == Blame.THEY_DISAGREE);
    }

    /// Who is to blame where a client and a server fail an errand: whoever fails it with the
    /// reference as well.
    Blame blame(Row client, Contestant server, int errand) {
        Row reference = rows.getFirst();
        boolean isClientGood = met(client, reference.client()).get(errand).passed();
        boolean isServerGood = met(reference, server).get(errand).passed();
        if (isClientGood) {
            return isServerGood ? Blame.THEY_DISAGREE : Blame.SERVER;
        }
        return isServerGood ? Blame.CLIENT : Blame.BOTH;
    }

    /// Whose fault a failure is.
    enum Blame {
        CLIENT,
        SERVER,
        BOTH,
        /// Each gets on with the reference, but not with each other.
        THEY_DISAGREE
    }
}
