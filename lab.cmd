@echo off
rem The one command of the course: finds a JDK 25, builds the tools once, runs them.
setlocal EnableExtensions EnableDelayedExpansion
set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"
set "STATE=%ROOT%\.lab"
set "ARCHIVE=%ROOT%\tools\lab\target\lab.aot"
set OPTIONS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xlog:disable -Xlog:all=off --enable-native-access=ALL-UNNAMED "-Dhandshake.root=%ROOT%"

set "JDK="
if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JDK for /f "delims=" %%J in ('where java 2^>nul') do if not defined JDK call :try "%%~dpJ.."
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%USERPROFILE%\.jdks" "%USERPROFILE%\scoop\apps") do (
    if not defined JDK if exist "%%~R" for /d %%D in ("%%~R\*") do if not defined JDK call :try "%%~D"
)
if not defined JDK (
    echo lab needs a JDK 25 or newer and found none. 1>&2
    echo Install one ^(for example Temurin 25^), or set JAVA_HOME to it, and try again. 1>&2
    exit /b 3
)

rem Whether a source of the tools is newer than what was built of it.
set "STALE=1"
if exist "%STATE%\built" (
    powershell -NoProfile -Command "$b=(Get-Item '%STATE%\built').LastWriteTime; $n=Get-ChildItem '%ROOT%\tools','%ROOT%\tests\support' -Recurse -File | Where-Object { $_.FullName -notmatch '\\target\\' -and $_.FullName -match '\\src\\|\\resources\\|pom.xml$' -and $_.LastWriteTime -gt $b } | Select-Object -First 1; if ($n -or (Get-Item '%ROOT%\pom.xml').LastWriteTime -gt $b) { exit 1 } else { exit 0 }"
    if not errorlevel 1 set "STALE="
)
if defined STALE (
    where mvn >nul 2>nul
    if errorlevel 1 (
        echo lab builds its tools with Maven, once, and there is no mvn on the PATH. 1>&2
        echo Install Maven 3.8 or newer and try again. 1>&2
        exit /b 3
    )
    echo lab builds its tools; this is needed once, and takes a minute on the first time. 1>&2
    if not exist "%STATE%" mkdir "%STATE%"
    if exist "%STATE%\built" del "%STATE%\built"
    echo building> "%STATE%\stamp"
    set "OLD_JAVA_HOME=%JAVA_HOME%"
    set "JAVA_HOME=!JDK!"
    call mvn -B -ntp -q -f "%ROOT%\pom.xml" -pl tools/lab -am -DskipTests package > "%STATE%\build.log" 2>&1
    if errorlevel 1 (
        echo The tools could not be built. Maven says: 1>&2
        findstr /b /c:"[ERROR]" "%STATE%\build.log" 1>&2
        echo All of it is in .lab\build.log. 1>&2
        exit /b 3
    )
    set "JAVA_HOME=!OLD_JAVA_HOME!"
    if exist "%ARCHIVE%" del "%ARCHIVE%"
    "!JDK!\bin\java" "-XX:AOTCacheOutput=%ARCHIVE%" %OPTIONS% -cp "%ROOT%\tools\lab\target\lib\*" handshake.lab.Main train > nul 2> nul < nul
    move /y "%STATE%\stamp" "%STATE%\built" > nul
    echo The tools are built. 1>&2
)
rem From here on a "!" in the words is just that.
setlocal DisableDelayedExpansion
"%JDK%\bin\java" "-XX:AOTCache=%ARCHIVE%" %OPTIONS% -cp "%ROOT%\tools\lab\target\lib\*" handshake.lab.Main %*
exit /b %ERRORLEVEL%

rem Takes folder %1 as the JDK if it is one, new enough.
:try
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
    set "VERSION=%%~V"
    set "VERSION=!VERSION:"=!"
)
if !VERSION! GEQ 25 for %%F in ("%~1") do set "JDK=%%~fF"
exit /b 0
