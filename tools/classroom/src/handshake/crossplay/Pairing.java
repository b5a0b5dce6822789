package handshake.crossplay;

import handshake.grader.PlayWorker;
import handshake.support.Text;
import handshake.wire.Side;
import handshake.worker.ErrandInfo;
import handshake.worker.News;
import handshake.worker.Order;
import handshake.worker.Outcome;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// One student's client and another's server, doing one errand together.
final class Pairing {
    /// Longer than any pause of a client that tries again.
    static final Duration SILENCE_LIMIT = Duration.ofSeconds(5);

    /// For programs of which one has hung before.
    static final Duration SHORT_SILENCE_LIMIT = Duration.ofSeconds(2);

    private static final Duration ERRAND_LIMIT = Duration.ofSeconds(30);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int MAX_CONNECTIONS = 1 << 10;
    private static final int MAX_SHOWN_CHARACTERS = 300;

    private static final Text CLIENT = new Text("the client", "客户端");
    private static final Text SERVER = new Text("the server", "服务器");
    private static final Text NOT_WRITTEN_CLIENT =
            new Text("the client is not written yet: %s", "客户端还没有写完：%s");
    private static final Text NOT_WRITTEN_SERVER =
            new Text("the server is not written yet: %s", "服务器还没有写完：%s");
    private static final Text PRINTS = new Text("%s prints without end", "%s没完没了地打印");

    /// The numbers of connections, not used twice: what is late is known to be.
    private static final AtomicInteger CONNECTIONS = new AtomicInteger();

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
        this.silenceLimit = silenceLimit;
        this.client = client;
        this.server = server;
        this.language = language;
    }

    /// What came of an errand.
    ///
    /// @param isSpent whether a program hangs or is gone: neither worker is to be used again
    /// @param isHung whether they waited for each other until the limit
    record Ended(Met met, boolean isSpent, boolean isHung) {}

    /// Does an errand.
    Ended run(int errand) throws InterruptedException {
        server.order(new Order.Serve(errand));
        Optional<News> listens = server.next(ANSWER_LIMIT);
        while (listens != null && listens.orElse(null) instanceof News.Carried) {
            listens = server.next(ANSWER_LIMIT); // late news of the errand before
        }
        if (listens == null || !(listens.orElse(null) instanceof News.Serving)) {
            return new Ended(neverListened(listens), true, listens == null);
        }
        ErrandInfo info = server.errands().get(errand);
        int first = CONNECTIONS.getAndAdd(MAX_CONNECTIONS);
        var conversation = new Conversation(client, server, info.trouble(), first);
        var serverEnd = new CompletableFuture<ServerEnd>();
        Thread.ofVirtual().name("from server").start(() -> hearServer(conversation, serverEnd));
        client.order(new Order.Fetch(errand, first));
        ClientEnd clientEnd = hearClient(conversation, serverEnd);
        List<String> standing = clientEnd.isHung() ? clientStanding(conversation) : List.of();
        if (clientEnd.isHung()) {
            server.order(new Order.Locate());
        }
        server.order(new Order.StopServing());
        ServerEnd ended = await(serverEnd);
        boolean isSpent = clientEnd.isSpent() || ended.isSpent();
        if (clientEnd.outcome().status() == Outcome.Status.PASSED && !clientEnd.isHung()) {
            return new Ended(Met.PASSED, isSpent, false);
        }
        Met met = failed(clientEnd.outcome(), standing, ended, conversation);
        return new Ended(met, isSpent, clientEnd.isHung());
    }

    private Met neverListened(Optional<News> news) throws InterruptedException {
        Text why;
        if (news == null) {
            why = new Text("it hangs before it listens", "它在开始监听之前就卡住了");
        } else if (news.isEmpty()) {
            why = server.obituary(SERVER);
        } else {
            why =
                    Text.same(
                            news.get() instanceof News.Broken broken
                                    ? broken.why()
                                    : news.get().toString());
        }
        Text what = new Text("the server never listened: %s", "服务器没有开始监听：%s");
        return new Met(
                Met.Status.FAILED,
                language.apply(what).formatted(language.apply(why)),
                "",
                "",
                List.of(),
                List.of());
    }

    /// How the client ended.
    ///
    /// @param isSpent whether its worker is not to be used again
    /// @param isHung whether it has not ended at all
    private record ClientEnd(Outcome outcome, boolean isSpent, boolean isHung) {}

    private ClientEnd hearClient(Conversation conversation, CompletableFuture<?> serverEnd)
            throws InterruptedException {
        long deadline = System.nanoTime() + ERRAND_LIMIT.toNanos();
        while (true) {
            Optional<News> news = client.next(LOOK);
            if (news == null) {
                if (conversation.silence().compareTo(silenceLimit) > 0
                        || System.nanoTime() > deadline) {
                    return new ClientEnd(hung(serverEnd.isDone()), true, true);
                }
                continue;
            }
            switch (news.orElse(null)) {
                case News.Carried carried -> conversation.carry(Side.CLIENT, carried.signal());
                case News.Finished finished -> {
                    Outcome outcome = finished.outcome();
                    return new ClientEnd(outcome, outcome.spent(), false);
                }
                case null -> {
                    return new ClientEnd(failure(client.obituary(CLIENT)), true, false);
                }
                case News.Flooding _ -> {
                    return new ClientEnd(failure(said(PRINTS, CLIENT)), true, false);
                }
                case News.Broken broken -> {
                    return new ClientEnd(failure(Text.same(broken.why())), true, false);
                }
                case News.Ready _,
                        News.Tests _,
                        News.Errands _,
                        News.Serving _,
                        News.Standing _ -> {}
            }
        }
    }

    private static Outcome hung(boolean serverIsGone) {
        return failure(
                serverIsGone
                        ? new Text("the client waits for a server that is gone", "服务器已经退出，客户端还在等")
                        : new Text("neither sends: both wait for the other", "双方都不发送：都在等对方"));
    }

    private static Text said(Text what, Text who) {
        return new Text(what.en().formatted(who.en()), what.zh().formatted(who.zh()));
    }

    private static Outcome failure(Text what) {
        return Outcome.failed(what, List.of(), "", 0);
    }

    private List<String> clientStanding(Conversation conversation) throws InterruptedException {
        client.order(new Order.Locate());
        long deadline = System.nanoTime() + ANSWER_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<News> news = client.next(LOOK);
            if (news != null && news.isEmpty()) {
                return List.of();
            }
            if (news != null && news.get() instanceof News.Standing standing) {
                return standing.lines().stream().map(language).toList();
            }
        }
        return List.of();
    }

    /// How the server ended.
    ///
    /// @param told what it threw and printed, or why it is gone
    /// @param standing where its code stood, if it was asked
    /// @param isSpent whether its worker is not to be used again
    private record ServerEnd(List<String> told, List<String> standing, boolean isSpent) {}

    private void hearServer(Conversation conversation, CompletableFuture<ServerEnd> end) {
        var standing = new ArrayList<String>();
        try {
            while (!end.isDone()) {
                Optional<News> news = server.next(LOOK);
                if (news == null) {
                    continue;
                }
                switch (news.orElse(null)) {
                    case News.Carried carried -> conversation.carry(Side.SERVER, carried.signal());
                    case News.Standing where ->
                            where.lines().stream().map(language).forEach(standing::add);
                    case News.Finished finished -> {
                        Outcome outcome = finished.outcome();
                        end.complete(new ServerEnd(told(outcome), standing, outcome.spent()));
                    }
                    case null -> end.complete(gone(server.obituary(SERVER), standing));
                    case News.Broken broken ->
                            end.complete(gone(Text.same(broken.why()), standing));
                    case News.Flooding _ -> end.complete(gone(said(PRINTS, SERVER), standing));
                    case News.Ready _, News.Tests _, News.Errands _, News.Serving _ -> {}
                }
            }
        } catch (InterruptedException e) {
            end.completeExceptionally(e);
        }
    }

    private ServerEnd gone(Text why, List<String> standing) {
        return new ServerEnd(List.of(language.apply(why)), standing, true);
    }

    private List<String> told(Outcome outcome) {
        var told = new ArrayList<String>();
        if (outcome.status() != Outcome.Status.PASSED) {
            told.add(language.apply(what(outcome, NOT_WRITTEN_SERVER)));
            outcome.details().stream().map(language).forEach(told::add);
        }
        if (!outcome.output().isBlank()) {
            Text printed = new Text("the server printed: %s", "服务器打印了：%s");
            String output = outcome.output().strip();
            int shown = Math.min(output.length(), MAX_SHOWN_CHARACTERS);
            told.add(language.apply(printed.formatted(output.substring(0, shown))));
        }
        return told;
    }

    private ServerEnd await(CompletableFuture<ServerEnd> end) throws InterruptedException {
        var stuck = new ServerEnd(List.of(), List.of(), true);
        try {
            return end.get(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            end.complete(stuck);
            return stuck;
        } catch (ExecutionException _) {
            return stuck;
        }
    }

    private Met failed(
            Outcome outcome, List<String> standing, ServerEnd ended, Conversation conversation) {
        var details = new ArrayList<>(outcome.details().stream().map(language).toList());
        details.addAll(standing);
        details.addAll(ended.standing());
        details.addAll(ended.told());
        return new Met(
                Met.Status.FAILED,
                language.apply(what(outcome, NOT_WRITTEN_CLIENT)),
                outcome.expected(),
                outcome.got(),
                details,
                conversation.transcript().toLines());
    }

    private static Text what(Outcome outcome, Text notWritten) {
        return outcome.status() == Outcome.Status.TODO
                ? notWritten.formatted(outcome.what().en())
                : outcome.what();
    }
}
