package handshake.course;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A text and what it says in Chinese, compared by what both languages have in common: levels of
/// headings, fences and the commands in them, links and pictures, rows of tables and their figures.
///
/// @param where what the Chinese text is called in a defect
record Translation(String where, Readme english, Readme chinese) {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /// A command in a fence, without what the shell does with its output and without a comment.
    private static final Pattern COMMAND =
            Pattern.compile(
                    "^(?:\\$ (.+?)|((?:\\./lab|mvn|java) .+?))(?: +[|#].*)?$", Pattern.MULTILINE);

    /// What differs; empty if nothing does.
    List<Defect> defects() {
        var defects = new ArrayList<Defect>();
        same("its headings are of levels", Translation::levels, defects);
        same("its fences are", Translation::fences, defects);
        same("links and pictures lead to", Readme::targets, defects);
        if (fences(english).equals(fences(chinese))) {
            contents(defects);
        }
        tables(defects);
        return defects;
    }

    private void same(String what, Function<Readme, List<?>> part, List<Defect> defects) {
        differ(what, part.apply(chinese), part.apply(english), defects);
    }

    private void differ(String what, List<?> there, List<?> here, List<Defect> defects) {
        if (!there.equals(here)) {
            String sentence = "%s %s, the English ones %s";
            defects.add(new Defect(where, sentence.formatted(what, there, here)));
        }
    }

    private void contents(List<Defect> defects) {
        for (int i = 0; i < english.fences().size(); i++) {
            String here = english.fences().get(i).content();
            String there = chinese.fences().get(i).content();
            String fence = "fence " + (i + 1);
            differ("the commands of " + fence + " are", commands(there), commands(here), defects);
            if (!HAN.matcher(there).find() && !there.equals(here)) {
                defects.add(
                        new Defect(where, fence + " has no Chinese in it, and is not the English"));
            }
        }
    }

    private void tables(List<Defect> defects) {
        List<TableRow> here = english.rows();
        List<TableRow> there = chinese.rows();
        if (here.size() != there.size()) {
            String sentence = "its tables have %d rows, the English ones %d";
            defects.add(new Defect(where, sentence.formatted(there.size(), here.size())));
            return;
        }
        for (int i = 0; i < here.size(); i++) {
            String row = "in the table, \"%s\" has the ".formatted(there.get(i).title());
            differ(row + "figures", there.get(i).figures(), here.get(i).figures(), defects);
            differ(row + "code", there.get(i).code(), here.get(i).code(), defects);
        }
    }

    private static List<Integer> levels(Readme text) {
        return text.sections().stream().map(Readme.Section::level).toList();
    }

    private static List<String> fences(Readme text) {
        return text.fences().stream().map(Readme.Fence::info).toList();
    }

    private static List<String> commands(String fence) {
        return COMMAND.matcher(fence).results().map(Translation::command).toList();
    }

    private static String command(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
