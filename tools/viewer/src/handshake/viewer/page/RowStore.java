package handshake.viewer.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The rows of the page's ladder, one a segment, as the JSON they are sent as. A million of them
/// take some 150 MB, and no more are kept.
final class RowStore {
    static final int MOST_ROWS = 1_000_000;

    private static final int BLOCK_BYTES = 1 << 20;

    private final List<byte[]> blocks = new ArrayList<>();
    private int blockFilled = BLOCK_BYTES;
    private int[] blockOf = new int[1024];
    private int[] offsets = new int[1024];
    private int[] frames = new int[1024];
    private int[] conversations = new int[1024];
    private int[] places = new int[1024];
    private int size;

    int size() {
        return size;
    }

    boolean isFull() {
        return size == MOST_ROWS;
    }

    /// Adds a row of ASCII; the answer is its number, from 0.
    ///
    /// @param place its place among the rows of its conversation
    int add(String json, int frame, int conversation, int place) {
        byte[] bytes = json.getBytes(StandardCharsets.US_ASCII);
        if (size == offsets.length) {
            grow();
        }
        if (blockFilled + bytes.length > BLOCK_BYTES) {
            blocks.add(new byte[Math.max(BLOCK_BYTES, bytes.length)]);
            blockFilled = 0;
        }
        System.arraycopy(bytes, 0, blocks.getLast(), blockFilled, bytes.length);
        blockOf[size] = blocks.size() - 1;
        offsets[size] = blockFilled;
        frames[size] = frame;
        conversations[size] = conversation;
        places[size] = place;
        blockFilled += bytes.length;
        return size++;
    }

    private void grow() {
        int more = size * 2;
        blockOf = Arrays.copyOf(blockOf, more);
        offsets = Arrays.copyOf(offsets, more);
        frames = Arrays.copyOf(frames, more);
        conversations = Arrays.copyOf(conversations, more);
        places = Arrays.copyOf(places, more);
    }

    /// Appends a row's JSON.
    void appendTo(StringBuilder out, int row) {
        boolean isLast = row + 1 == size || blockOf[row + 1] != blockOf[row];
        byte[] block = blocks.get(blockOf[row]);
        int end = isLast ? endOf(row, block) : offsets[row + 1];
        out.append(new String(block, offsets[row], end - offsets[row], StandardCharsets.US_ASCII));
    }

    private int endOf(int row, byte[] block) {
        if (row + 1 == size) {
            return blockFilled;
        }
        int end = block.length;
        while (block[end - 1] == 0) {
            end--;
        }
        return end;
    }

    /// The row of the frame, or of the first one after it; -1 if there is none.
    int find(int frame) {
        int at = Arrays.binarySearch(frames, 0, size, frame);
        int row = at < 0 ? -at - 1 : at;
        return row < size ? row : -1;
    }

    int frame(int row) {
        return frames[row];
    }

    int conversation(int row) {
        return conversations[row];
    }

    int place(int row) {
        return places[row];
    }
}
