package handshake.slides;

import handshake.wire.ladder.Columns;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Markdown as HTML: code coloured, ladders drawn, links led to where their pages are.
final class Markdown {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private final HtmlRenderer renderer;

    /// @param links says where a link of the Markdown leads among the pages
    Markdown(UnaryOperator<String> links) {
        renderer =
                HtmlRenderer.builder()
                        .extensions(List.of(TablesExtension.create()))
                        .nodeRendererFactory(Fences::new)
                        .attributeProviderFactory(
                                _ -> (node, _, attributes) -> lead(node, attributes, links))
                        .build();
    }

    String html(String markdown) {
        return renderer.render(PARSER.parse(markdown));
    }

    private static void lead(
            Node node, java.util.Map<String, String> attributes, UnaryOperator<String> links) {
        if (node instanceof Link) {
            attributes.computeIfPresent("href", (_, target) -> links.apply(target));
        }
    }

    /// Draws fenced blocks.
    private record Fences(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(FencedCodeBlock.class);
        }

        @Override
        public void render(Node node) {
            var fence = (FencedCodeBlock) node;
            String content = fence.getLiteral();
            String language = fence.getInfo().split(" ")[0];
            Optional<String> ladder =
                    language.isEmpty() || language.equals("text") || language.equals("ladder")
                            ? LadderSvg.of(content)
                            : Optional.empty();
            context.getWriter().line();
            context.getWriter().raw(ladder.orElseGet(() -> code(content, language)));
            context.getWriter().line();
        }

        private static String code(String content, String language) {
            List<String> lines = content.lines().toList();
            int columns = lines.stream().mapToInt(Columns::of).max().orElse(1);
            return "<pre tabindex=\"0\" style=\"--lines:%d;--cols:%d\" class=\"%s\"><code>%s</code></pre>"
                    .formatted(
                            lines.size(),
                            Math.max(columns, 1),
                            Html.escape(language.isEmpty() ? "text" : language),
                            Colours.html(content, language));
        }
    }
}
