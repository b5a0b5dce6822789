package handshake.grader;

import handshake.support.Text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/// Puts the compiler's errors into words for a learner: its own message in the reader's language,
/// and for the usual ones a sentence on what to do.
final class CompileErrors {
    /// By the compiler's own code of the error, without `compiler.err.`.
    private static final Map<String, Text> ADVICE =
            Map.ofEntries(
                    Map.entry(
                            "expected",
                            new Text(
                                    "Something is missing right there, often at the end of the line"
                                            + " before.",
                                    "这里缺了点什么，常常是上一行末尾。")),
                    Map.entry(
                            "premature.eof",
                            new Text(
                                    "A brace } is missing: count the { and } of the last method.",
                                    "少了一个 }：数一数最后一个方法的 { 和 }。")),
                    Map.entry(
                            "cant.resolve.location",
                            new Text(
                                    "The compiler does not know this name. Is it spelled right? Is"
                                            + " an import missing?",
                                    "编译器不认识这个名字。拼写对吗？是不是少了 import？")),
                    Map.entry(
                            "cant.resolve.location.args",
                            new Text(
                                    "There is no method of this name that takes these arguments.",
                                    "没有接受这些参数的同名方法。")),
                    Map.entry(
                            "cant.apply.symbol",
                            new Text(
                                    "The method exists, but takes other arguments than these.",
                                    "这个方法存在，但参数不是这些。")),
                    Map.entry(
                            "prob.found.req",
                            new Text(
                                    "The value is of another type than the place it goes to.",
                                    "值的类型与要放的地方不符。")),
                    Map.entry(
                            "unreported.exception.need.to.catch.or.throw",
                            new Text(
                                    "This may throw a checked exception: add it to the method's"
                                        + " \"throws\", or catch it where you can decide what to"
                                        + " do.",
                                    "这里可能抛出受检异常：把它加到方法的 throws 中，或在能决定怎么处理的地方捕获它。")),
                    Map.entry(
                            "unreported.exception.implicit.close",
                            new Text(
                                    "Closing may throw, too: add the exception to the method's"
                                            + " \"throws\".",
                                    "关闭时也可能抛出异常：把它加到方法的 throws 中。")),
                    Map.entry(
                            "missing.ret.stmt",
                            new Text(
                                    "There is a way through this method that reaches its end"
                                            + " without a return.",
                                    "这个方法有一条路径走到结尾却没有 return。")),
                    Map.entry(
                            "var.might.not.have.been.initialized",
                            new Text(
                                    "There is a way to this line on which the variable was given no"
                                            + " value.",
                                    "有一条路径走到这里时变量还没有赋值。")),
                    Map.entry(
                            "unclosed.str.lit",
                            new Text("A quotation mark \" is missing.", "少了一个引号 \"。")),
                    Map.entry(
                            "already.defined",
                            new Text("This name is taken already, further up.", "这个名字前面已经用过了。")),
                    Map.entry(
                            "not.stmt",
                            new Text(
                                    "This computes something and does nothing with it.",
                                    "这里算出了结果却没有使用。")),
                    Map.entry(
                            "illegal.start.of.expr",
                            new Text(
                                    "Often a brace or parenthesis before this place is missing or"
                                            + " one too many.",
                                    "常常是前面的括号少了或多了一个。")),
                    Map.entry(
                            "not.reached.stmt",
                            new Text(
                                    "The line before never lets the program come here. Is the"
                                            + " TODO's throw still there?",
                                    "程序永远走不到这里。TODO 的 throw 还在吗？")),
                    Map.entry(
                            "unreachable.stmt",
                            new Text(
                                    "The line before never lets the program come here. Is the"
                                            + " TODO's throw still there?",
                                    "程序永远走不到这里。TODO 的 throw 还在吗？")),
                    Map.entry(
                            "class.public.should.be.in.file",
                            new Text(
                                    "A public class stands in a file of its own name.",
                                    "public 类必须放在同名文件中。")));

    private static final Text NO_ADVICE = Text.same("");

    private CompileErrors() {}

    static Compilation.Problem explain(Diagnostic<? extends JavaFileObject> error) {
        String code = error.getCode().replaceFirst("^compiler\\.err\\.", "");
        Text message =
                new Text(
                        error.getMessage(Locale.ENGLISH).strip(),
                        error.getMessage(Locale.SIMPLIFIED_CHINESE).strip());
        Text advice = ADVICE.getOrDefault(code, NO_ADVICE);
        JavaFileObject file = error.getSource();
        if (file == null) {
            return new Compilation.Problem("", 0, 0, "", message, advice);
        }
        return new Compilation.Problem(
                Path.of(file.getName()).getFileName().toString(),
                error.getLineNumber(),
                error.getColumnNumber(),
                line(file, error.getLineNumber()),
                message,
                advice);
    }

    private static String line(JavaFileObject file, long number) {
        try {
            return file.getCharContent(true)
                    .toString()
                    .lines()
                    .skip(Math.max(0, number - 1))
                    .findFirst()
                    .orElse("");
        } catch (IOException _) {
            return ""; // the message says enough without it
        }
    }
}
