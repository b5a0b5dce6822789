package handshake.lab;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads `--lang`.
final class LanguageOption implements ITypeConverter<Language> {
    @Override
    public Language convert(String word) {
        for (Language language : Language.values()) {
            if (word.equals(language.code()) || word.startsWith(language.code() + "-")) {
                return language;
            }
        }
        throw new TypeConversionException("the languages are en and zh, not \"" + word + "\"");
    }
}
