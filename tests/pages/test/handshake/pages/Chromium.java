package handshake.pages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

import java.io.File;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A real browser, without a window. Tests that need one are skipped where there is none.
final class Chromium implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    /// It misses a module for this very version of Chromium, which nothing here needs.
    private static final Logger NOISE =
            Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    static Chromium start() {
        File browser = onPath("chromium");
        File chromedriver = onPath("chromedriver");
        assumeTrue(
                browser != null && chromedriver != null,
                "no Chromium here: apt-get install chromium chromium-driver");
        NOISE.setLevel(Level.OFF);
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(browser);
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        options.addArguments("--window-size=1280,720");
        options.setCapability("goog:loggingPrefs", logs);
        var service = new ChromeDriverService.Builder().usingDriverExecutable(chromedriver).build();
        return new Chromium(new ChromeDriver(service, options));
    }

    private static File onPath(String program) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            var file = new File(folder, program);
            if (file.canExecute()) {
                return file;
            }
        }
        return null;
    }

    /// Opens a page of the kit and waits until it is ready.
    void open(URI address) {
        driver.get(address.toString());
        until("the page is ready", "return document.documentElement.dataset.ready === 'true'");
    }

    /// What a script returns.
    Object run(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    /// Waits until the script returns true.
    void until(String what, String script, Object... arguments) {
        var wait = new WebDriverWait(driver, PATIENCE, LOOK_EVERY);
        wait.withMessage(what).until(_ -> Boolean.TRUE.equals(run(script, arguments)));
    }

    /// Waits until the page's part that the selector names holds this text.
    void untilSays(String selector, String text) {
        until(
                selector + " says " + text,
                "return (document.querySelector(arguments[0])?.textContent ?? '')"
                        + ".replaceAll('\\u202f', ' ').includes(arguments[1])",
                selector,
                text);
    }

    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /// Clicks what the selector names, again if the page has just replaced it.
    void click(String selector) {
        new WebDriverWait(driver, PATIENCE, LOOK_EVERY)
                .ignoring(StaleElementReferenceException.class)
                .until(_ -> {
                    find(selector).click();
                    return true;
                });
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> findAll(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /// The number of the chosen frame.
    String chosenFrame() {
        return (String)
                run("return document.querySelector('.row.chosen')?.dataset.frame ?? 'none'");
    }

    void untilChosen(int frame) {
        until(
                "frame " + frame + " is chosen",
                "return document.querySelector('.row.chosen')?.dataset.frame === arguments[0]",
                "" + frame);
    }

    /// What the browser's console holds since the last call.
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(it -> it.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
