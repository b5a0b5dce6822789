package handshake.crossplay;

import handshake.grader.PlayWorker;
import handshake.support.Text;
import handshake.wire.Side;
import handshake.worker.News;
import handshake.worker.Order;
import handshake.worker.Outcome;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A client during one errand.
final class ClientSide {
    private static final Duration ERRAND_LIMIT = Duration.ofSeconds(30);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final PlayWorker worker;
    private final Duration silenceLimit;

    /// @param silenceLimit how long both sides may say nothing before they are held to hang
    ClientSide(PlayWorker worker, Duration silenceLimit) {
        this.worker = worker;
        this.silenceLimit = silenceLimit;
    }

    /// How a client ended.
    ///
    /// @param isSpent whether its worker is not to be used again
    /// @param isHung whether it has not ended at all
    record End(Outcome outcome, boolean isSpent, boolean isHung) {
        boolean passed() {
            return outcome.status() == Outcome.Status.PASSED;
        }
    }

    /// Runs the client and carries what it does, until it ends or it is plain that it hangs.
    End run(int errand, Conversation conversation, ServerSide server) throws InterruptedException {
        worker.order(new Order.Fetch(errand, conversation.firstConnection()));
        long deadline = System.nanoTime() + ERRAND_LIMIT.toNanos();
        while (true) {
            Optional<News> news = worker.next(LOOK);
            boolean isSilent = conversation.silence().compareTo(silenceLimit) > 0;
            if (news == null && (isSilent || System.nanoTime() > deadline)) {
                return hung(server);
            }
            Optional<End> end =
                    news == null ? Optional.empty() : hear(news.orElse(null), conversation);
            if (end.isPresent()) {
                return end.get();
            }
        }
    }

    /// @param news null if the worker is gone
    private Optional<End> hear(News news, Conversation conversation) throws InterruptedException {
        return switch (news) {
            case News.Carried carried -> {
                conversation.carry(Side.CLIENT, carried.signal());
                yield Optional.empty();
            }
            case News.Finished(Outcome outcome) ->
                    Optional.of(new End(outcome, outcome.spent(), false));
            case null -> lost(worker.obituary(Programs.CLIENT));
            case News.Flooding _ -> lost(Programs.printsWithoutEnd(Programs.CLIENT));
            case News.Broken broken -> lost(Text.same(broken.why()));
            case News.Ready _, News.Tests _, News.Errands _, News.Serving _, News.Standing _ ->
                    Optional.empty();
        };
    }

    private static Optional<End> lost(Text why) {
        return Optional.of(new End(Outcome.failed(why, List.of(), "", 0), true, false));
    }

    private End hung(ServerSide server) throws InterruptedException {
        Text what =
                server.hasEnded()
                        ? new Text("the client waits for a server that is gone", "服务器已经退出，客户端还在等")
                        : new Text("neither sends: both wait for the other", "双方都不发送：都在等对方");
        return new End(Outcome.failed(what, standing(), "", 0), true, true);
    }

    private List<Text> standing() throws InterruptedException {
        worker.order(new Order.Locate());
        long deadline = System.nanoTime() + ANSWER_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<News> news = worker.next(LOOK);
            if (news != null && news.orElse(null) instanceof News.Standing(List<Text> lines)) {
                return lines;
            }
        }
        return List.of();
    }
}
