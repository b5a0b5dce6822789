package handshake.crossplay;

import handshake.grader.PlayWorker;
import handshake.support.Text;
import handshake.wire.Side;
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

/// A server during one errand: heard by a thread of its own, until it has stopped.
final class ServerSide {
    private static final Duration LISTEN_LIMIT = Duration.ofSeconds(5);
    private static final Duration END_LIMIT = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int MAX_SHOWN_CHARACTERS = 300;

    private final PlayWorker worker;
    private final List<Text> standing = new ArrayList<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();

    ServerSide(PlayWorker worker) {
        this.worker = worker;
    }

    /// How a server ended.
    ///
    /// @param told where its code stood, if it was asked; what it threw and printed, or why it is
    ///   gone
    /// @param isSpent whether its worker is not to be used again
    record End(List<Text> told, boolean isSpent) {}

    /// Starts the server.
    ///
    /// @return why it does not listen; empty if it does
    Optional<Text> start(int errand) throws InterruptedException {
        worker.order(new Order.Serve(errand));
        Optional<News> news = worker.next(LISTEN_LIMIT);
        while (news != null && news.orElse(null) instanceof News.Carried) {
            news = worker.next(LISTEN_LIMIT); // late news of the errand before
        }
        if (news == null) {
            return Optional.of(new Text("it hangs before it listens", "它在开始监听之前就卡住了"));
        }
        return switch (news.orElse(null)) {
            case News.Serving _ -> Optional.empty();
            case News.Broken broken -> Optional.of(Text.same(broken.why()));
            case null -> Optional.of(worker.obituary(Programs.SERVER));
            case News other -> Optional.of(Text.same(other.toString()));
        };
    }

    /// Carries what the server does, from now on.
    void hear(Conversation conversation) {
        Thread.ofVirtual().name("from server").start(() -> hearToTheEnd(conversation));
    }

    /// Whether it has stopped, or is gone.
    boolean hasEnded() {
        return end.isDone();
    }

    /// Asks where its code stands.
    void locate() {
        worker.order(new Order.Locate());
    }

    /// Stops it.
    End stop() throws InterruptedException {
        worker.order(new Order.StopServing());
        var stuck = new End(List.of(), true);
        try {
            return end.get(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            end.complete(stuck);
            return stuck;
        }
    }

    private void hearToTheEnd(Conversation conversation) {
        try {
            while (!end.isDone()) {
                Optional<News> news = worker.next(LOOK);
                if (news != null) {
                    hear(news.orElse(null), conversation);
                }
            }
        } catch (InterruptedException e) {
            end.completeExceptionally(e);
        }
    }

    /// @param news null if the worker is gone
    private void hear(News news, Conversation conversation) throws InterruptedException {
        switch (news) {
            case News.Carried carried -> conversation.carry(Side.SERVER, carried.signal());
            case News.Standing where -> standing.addAll(where.lines());
            case News.Finished finished -> ended(finished.outcome());
            case null -> gone(worker.obituary(Programs.SERVER), conversation);
            case News.Broken broken -> gone(Text.same(broken.why()), conversation);
            case News.Flooding _ -> gone(Programs.printsWithoutEnd(Programs.SERVER), conversation);
            case News.Ready _, News.Tests _, News.Errands _, News.Serving _ -> {}
        }
    }

    private void gone(Text why, Conversation conversation) {
        conversation.serverIsGone();
        end.complete(new End(List.of(why), true));
    }

    private void ended(Outcome outcome) {
        var told = new ArrayList<>(standing);
        if (outcome.status() != Outcome.Status.PASSED) {
            told.add(Programs.what(Programs.SERVER, outcome));
            told.addAll(outcome.details());
        }
        if (!outcome.output().isBlank()) {
            String output = outcome.output().strip();
            int shown = Math.min(output.length(), MAX_SHOWN_CHARACTERS);
            told.add(
                    new Text("the server printed: %s", "服务器打印了：%s")
                            .formatted(output.substring(0, shown)));
        }
        end.complete(new End(told, outcome.spent()));
    }
}
