package handshake.viewer.page;

import handshake.wire.capture.CaptureReader;
import handshake.wire.capture.Frame;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Any frame of a capture by its number. The file is read again from its start where need be, and
/// the last few hundred frames that were asked for are kept.
final class Frames {
    private static final int PAGE_FRAMES = 64;
    private static final int MOST_PAGES = 16;

    private final Path capture;
    private final Map<Integer, List<Frame>> pages =
            new LinkedHashMap<>(MOST_PAGES, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, List<Frame>> eldest) {
                    return size() > MOST_PAGES;
                }
            };

    Frames(Path capture) {
        this.capture = capture;
    }

    /// The frame with that number, from 1; null if there is none.
    synchronized Frame get(int number) throws IOException {
        int page = (number - 1) / PAGE_FRAMES;
        List<Frame> frames = pages.get(page);
        int index = (number - 1) % PAGE_FRAMES;
        if (frames == null || frames.size() <= index) {
            frames = read(page);
            pages.put(page, frames);
        }
        return frames.stream().filter(it -> it.number() == number).findFirst().orElse(null);
    }

    private List<Frame> read(int page) throws IOException {
        var frames = new ArrayList<Frame>();
        int first = page * PAGE_FRAMES + 1;
        try (var reader = CaptureReader.open(capture)) {
            for (var frame = reader.next(); frame != null; frame = reader.next()) {
                if (frame.number() >= first + PAGE_FRAMES) {
                    break;
                }
                if (frame.number() >= first) {
                    frames.add(frame);
                }
            }
        }
        return frames;
    }
}
