# Sourced by bin/serve and bin/shouwen, which have set here (this checkout) and jdk.
# prepare MODULE SOURCE...: brings all jars of a module into MODULE/target/run, sets run to it and classpath to the jars.
# It builds only when a source changed, in target/start, without tests and without the static checks of bin/verify:
# what was built so is never what bin/verify looks at. One build at a time; a second one waits and finds it done.

# Says a sentence in the language of the terminal: Chinese, else English.
say() {
    case ${LC_ALL:-${LANG:-}} in
        zh*) echo "$1" ;;
        *) echo "$2" ;;
    esac >&2
}

prepare() {
    local module=$1
    shift
    run=$here/$module/target/run
    ! changed_since_build "$@" || build "$module" "$@"
    classpath=$(printf '%s:' "$run"/*.jar)
}

changed_since_build() {
    local each paths=("$here/pom.xml" "$here/bin/build.sh")
    for each in "$@"; do paths+=("$here/$each/pom.xml" "$here/$each/src/main"); done
    [ ! -f "$run/built" ] || [ -n "$(find "${paths[@]}" -newer "$run/built" -print -quit 2>/dev/null)" ]
}

build() {
    local module=$1
    shift
    mkdir -p "$here/.cache" && exec 9>"$here/.cache/build" || exit 2
    if command -v flock >/dev/null; then flock 9; fi
    if changed_since_build "$@"; then
        if ! command -v mvn >/dev/null; then
            say "构建首问需要 Apache Maven（mvn），但 PATH 中没有：请安装后重试。" \
                "Building Shouwen needs Apache Maven (mvn), which is not on the PATH: install it and try again."
            exit 2
        fi
        say "正在构建首问（仅首次及更改之后）……" "Building Shouwen (once, and after changes) ..."
        mkdir -p "$here/$module/target"
        touch "$here/$module/target/began"
        # Maven itself runs on the same JDK: an older one cannot pack the engine's module.
        (cd "$here" && JAVA_HOME=$jdk MAVEN_OPTS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}" \
            mvn -B -q -ntp -Dstart -Dmaven.test.skip=true -pl "$module" -am package \
            dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/start/lib) >&2 9>&- || {
            say "构建失败，原因见上。" "The build failed; its messages are above."
            exit 2
        }
        rm -rf "$run" && mkdir -p "$run"
        cp -p "$here/$module/target/start/lib"/*.jar "$here/$module"/target/start/shouwen-"$module"-*.jar "$run" || exit 2
        mv "$here/$module/target/began" "$run/built"
    fi
    exec 9>&-
}
