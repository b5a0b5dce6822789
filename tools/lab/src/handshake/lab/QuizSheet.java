package handshake.lab;

import handshake.quiz.Answer;
import handshake.quiz.Question;
import handshake.support.Text;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Questions and answers as JSON: a sheet to be filled in, a sheet that was, and what it is worth.
final class QuizSheet {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private QuizSheet() {}

    /// What somebody answered.
    ///
    /// @param seed the seed of the questions, if the sheet names it
    /// @param most how many questions were asked, if the sheet names it
    /// @param answers what was said, by the question's kind
    record Filled(Optional<Long> seed, Optional<Integer> most, TreeMap<String, String> answers) {}

    /// The sheet to be filled in.
    static String empty(List<Question> questions, long seed, int most, Language language) {
        ObjectNode sheet = JSON.createObjectNode();
        sheet.put("seed", seed).put("count", most);
        var list = sheet.putArray("questions");
        ObjectNode answers = sheet.putObject("answers");
        for (Question question : questions) {
            ObjectNode item = list.addObject();
            item.put("kind", question.kind()).put("question", language.of(question.words()));
            if (question.answer() instanceof Answer.Choice choice) {
                var options = item.putArray("options");
                choice.options().stream().map(language::of).forEach(options::add);
            }
            answers.put(question.kind(), "");
        }
        return JSON.writeValueAsString(sheet);
    }

    /// Reads a sheet that was filled in: an object with `answers`, and perhaps `seed` and `count`.
    ///
    /// @throws Wrong if it is none
    /// @throws IOException if the file cannot be read
    static Filled read(Path file) throws IOException {
        try {
            JsonNode sheet = JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
            if (!sheet.path("answers").isObject()) {
                throw noSheet(file);
            }
            var answers = new TreeMap<String, String>();
            for (var it : sheet.path("answers").properties()) {
                answers.put(it.getKey(), it.getValue().asString(it.getValue().toString()));
            }
            return new Filled(
                    sheet.has("seed") ? Optional.of(sheet.get("seed").asLong()) : Optional.empty(),
                    sheet.has("count") ? Optional.of(sheet.get("count").asInt()) : Optional.empty(),
                    answers);
        } catch (JacksonException | java.nio.charset.CharacterCodingException _) {
            throw noSheet(file);
        }
    }

    private static Wrong noSheet(Path file) {
        return new Wrong(
                "%s is no sheet of answers: \"lab quiz 11 --list --json\" prints one to fill in."
                        .formatted(Lab.shortened(file)),
                "%s 不是答卷：\"lab quiz 11 --list --json\" 会打印一份供填写。".formatted(Lab.shortened(file)));
    }

    /// What a sheet is worth.
    static String graded(
            List<Question> questions,
            TreeMap<String, String> answers,
            long seed,
            Language language) {
        ObjectNode result = JSON.createObjectNode();
        int right = 0;
        var list = JSON.createArrayNode();
        for (Question question : questions) {
            String said = answers.getOrDefault(question.kind(), "");
            boolean isRight = !said.isBlank() && question.answer().isGivenBy(said);
            right += isRight ? 1 : 0;
            ObjectNode item = list.addObject();
            item.put("kind", question.kind()).put("answer", said).put("right", isRight);
            item.put("expected", language.of(question.answer().shown()));
            Optional<Text> confusion = question.confusion(said);
            confusion.ifPresent(it -> item.put("confusion", language.of(it)));
            var frames = item.putArray("frames");
            question.frames().forEach(frames::add);
        }
        result.put("seed", seed).put("right", right).put("questions", questions.size());
        result.set("results", list);
        return JSON.writeValueAsString(result);
    }
}
