package handshake.lab;

import handshake.wire.ladder.Columns;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Node;

import java.util.ArrayList;
import java.util.List;

/// Prints a Markdown table: columns padded to their widest cell, long cells wrapped.
final class TablePrinter {
    private static final int WIDTH = 88;
    private static final Screen PLAIN = new Screen(Language.EN, false, false, System.out);

    private final Screen screen;

    TablePrinter(Screen screen) {
        this.screen = screen;
    }

    void print(TableBlock table) {
        List<List<String>> rows = rows(table);
        int[] widths = widths(rows);
        for (int i = 0; i < rows.size(); i++) {
            row(rows.get(i), widths, i == 0);
        }
        screen.line("");
    }

    private void row(List<String> cells, int[] widths, boolean isHead) {
        var wrapped = new ArrayList<List<String>>();
        for (int i = 0; i < cells.size(); i++) {
            wrapped.add(Wrap.at(widths[i], cells.get(i)));
        }
        int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
        for (int y = 0; y < height; y++) {
            var line = new StringBuilder("  ");
            for (int x = 0; x < wrapped.size(); x++) {
                List<String> cell = wrapped.get(x);
                line.append(Columns.pad(y < cell.size() ? cell.get(y) : "", widths[x]))
                        .append("  ");
            }
            String text = line.toString().stripTrailing();
            screen.line(isHead ? screen.bold(text) : text);
        }
    }

    /// Each column as wide as its widest cell; where that is too much for the screen, the widest
    /// columns give way.
    private static int[] widths(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        var widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], Columns.of(row.get(i)));
            }
        }
        while (total(widths) > WIDTH) {
            int widest = 0;
            for (int i = 0; i < columns; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static int total(int[] widths) {
        int total = 2;
        for (int width : widths) {
            total += width + 2;
        }
        return total;
    }

    private static List<List<String>> rows(TableBlock table) {
        var rows = new ArrayList<List<String>>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                var cells = new ArrayList<String>();
                for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    // Widths are counted in plain text: no colour inside a table.
                    cells.add(new MarkdownPrinter.Inline(PLAIN).of(cell));
                }
                rows.add(cells);
            }
        }
        return rows;
    }
}
