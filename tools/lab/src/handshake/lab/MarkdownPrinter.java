package handshake.lab;

import handshake.wire.ladder.Columns;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

import java.util.List;

/// Prints Markdown to a terminal: wrapped, indented, and coloured where there is colour. Hints stay
/// hidden: what stands in `<details>` is for `lab hint`.
final class MarkdownPrinter {
    private static final int MOST_COLUMNS = 88;

    private final Screen screen;
    private final int width;

    MarkdownPrinter(Screen screen) {
        this.screen = screen;
        width = Math.min(MOST_COLUMNS, screen.columns());
    }

    /// Prints `markdown`.
    void print(String markdown) {
        String shown = markdown.replaceAll("(?s)<details>.*?</details>\\s*", "");
        Parser parser = Parser.builder().extensions(List.of(TablesExtension.create())).build();
        parser.parse(shown).accept(new Printer());
    }

    private final class Printer extends AbstractVisitor {
        private String indent = "";
        private String marker = "";

        @Override
        public void visit(Document document) {
            visitChildren(document);
        }

        @Override
        public void visit(Heading heading) {
            String text = new Inline(screen).of(heading);
            screen.line(screen.bold(heading.getLevel() <= 2 ? screen.cyan(text) : text));
            screen.line("");
        }

        @Override
        public void visit(Paragraph paragraph) {
            wrapped(new Inline(screen).of(paragraph));
            if (!(paragraph.getParent() instanceof ListItem)) {
                screen.line("");
            }
        }

        @Override
        public void visit(FencedCodeBlock block) {
            code(block.getLiteral());
        }

        @Override
        public void visit(IndentedCodeBlock block) {
            code(block.getLiteral());
        }

        @Override
        public void visit(BulletList list) {
            items(list, 0);
        }

        @Override
        public void visit(OrderedList list) {
            Integer start = list.getMarkerStartNumber();
            items(list, start == null ? 1 : start);
        }

        @Override
        public void visit(BlockQuote quote) {
            String before = indent;
            indent += "│ ";
            visitChildren(quote);
            indent = before;
        }

        @Override
        public void visit(ThematicBreak line) {
            screen.line(screen.dim("─".repeat(width)));
        }

        @Override
        public void visit(HtmlBlock block) {
            // Pictures for the browser; a terminal has none.
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock table) {
                new TablePrinter(screen).print(table);
            }
        }

        private void code(String literal) {
            literal.lines().forEach(line -> screen.line(indent + "    " + screen.green(line)));
            screen.line("");
        }

        private void items(ListBlock list, int number) {
            String before = indent;
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                marker = number == 0 ? "• " : number++ + ". ";
                indent = before + " ".repeat(marker.length());
                visitChildren(item);
            }
            indent = before;
            marker = "";
            if (!(list.getParent() instanceof ListItem)) {
                screen.line("");
            }
        }

        private void wrapped(String text) {
            String first = indent.substring(0, indent.length() - marker.length()) + marker;
            marker = "";
            for (String line : Wrap.at(width - Columns.of(indent), text)) {
                screen.line(first + line);
                first = indent;
            }
        }
    }

    /// The text of a block's inline parts, with colour.
    static final class Inline extends AbstractVisitor {
        private final Screen screen;
        private final StringBuilder text = new StringBuilder();

        Inline(Screen screen) {
            this.screen = screen;
        }

        String of(Node block) {
            visitChildren(block);
            return text.toString();
        }

        @Override
        public void visit(Text node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(Code code) {
            text.append(screen.colour() ? screen.cyan(code.getLiteral()) : code.getLiteral());
        }

        @Override
        public void visit(Emphasis emphasis) {
            text.append(screen.bold(new Inline(screen).of(emphasis)));
        }

        @Override
        public void visit(StrongEmphasis emphasis) {
            text.append(screen.bold(new Inline(screen).of(emphasis)));
        }

        @Override
        public void visit(Link link) {
            text.append(new Inline(screen).of(link));
            if (link.getDestination().startsWith("http")) {
                text.append(" (").append(link.getDestination()).append(')');
            }
        }

        @Override
        public void visit(Image image) {
            text.append('[').append(new Inline(screen).of(image)).append(']');
        }

        @Override
        public void visit(SoftLineBreak line) {
            char before = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
            // Chinese has no spaces between words, and so none where a line of the source ends.
            text.append(before >= 0x2E80 ? "" : " ");
        }

        @Override
        public void visit(HardLineBreak line) {
            text.append('\n');
        }
    }
}
