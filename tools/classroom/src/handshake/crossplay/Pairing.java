package handshake.crossplay;

import handshake.grader.PlayWorker;
import handshake.support.Text;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// One student's client and another's server, doing one errand after another together.
final class Pairing {
    /// Longer than any pause of a client that tries again.
    static final Duration SILENCE_LIMIT = Duration.ofSeconds(5);

    /// For programs of which one has hung before.
    static final Duration SHORT_SILENCE_LIMIT = Duration.ofSeconds(2);

    private final PlayWorker client;
    private final PlayWorker server;
    private final Duration silenceLimit;
    private final Function<Text, String> language;

    /// @param silenceLimit how long both may say nothing before they are held to hang
    /// @param language chooses the words of one language
    Pairing(
            PlayWorker client,
            PlayWorker server,
            Duration silenceLimit,
            Function<Text, String> language) {
        this.client = client;
        this.server = server;
        this.silenceLimit = silenceLimit;
        this.language = language;
    }

    /// What came of an errand.
    ///
    /// @param isSpent whether a program hangs or is gone: neither worker is to be used again
    /// @param isHung whether they waited for each other until the limit
    record Ended(Met met, boolean isSpent, boolean isHung) {}

    /// Does an errand.
    ///
    /// @param errand its index
    Ended run(int errand) throws InterruptedException {
        var serverSide = new ServerSide(server);
        Optional<Text> unheard = serverSide.start(errand);
        if (unheard.isPresent()) {
            return new Ended(neverListened(unheard.get()), true, false);
        }
        var trouble = server.errands().get(errand).trouble();
        var conversation = new Conversation(client, server, trouble);
        serverSide.hear(conversation);
        var clientSide = new ClientSide(client, silenceLimit);
        ClientSide.End clientEnd = clientSide.run(errand, conversation, serverSide);
        if (clientEnd.isHung()) {
            serverSide.locate();
        }
        ServerSide.End serverEnd = serverSide.stop();
        Met met = clientEnd.passed() ? Met.PASSED : failed(clientEnd, serverEnd, conversation);
        return new Ended(met, clientEnd.isSpent() || serverEnd.isSpent(), clientEnd.isHung());
    }

    private Met neverListened(Text why) {
        Text what = new Text("the server never listened: " + why.en(), "服务器没有开始监听：" + why.zh());
        return new Met(Met.Status.FAILED, language.apply(what), "", "", List.of(), List.of());
    }

    private Met failed(
            ClientSide.End clientEnd, ServerSide.End serverEnd, Conversation conversation) {
        var outcome = clientEnd.outcome();
        return new Met(
                Met.Status.FAILED,
                language.apply(Programs.what(Programs.CLIENT, outcome)),
                outcome.expected(),
                outcome.got(),
                Stream.concat(outcome.details().stream(), serverEnd.told().stream())
                        .map(language)
                        .toList(),
                conversation.transcript().toLines());
    }
}
