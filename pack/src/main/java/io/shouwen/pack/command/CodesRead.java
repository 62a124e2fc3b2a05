package io.shouwen.pack.command;

import io.shouwen.pack.scenario.Scenario;
import io.shouwen.pack.scenario.ScenarioReader;
import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.yaml.Problems;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a command finds in the folders it is given.
 *
 * @param codes the codes themselves; empty if there is a problem in them
 * @param scenarios of all versions, in their order
 * @param problems of the codes and of their scenarios
 */
record CodesRead(Optional<Codes> codes, List<Scenario> scenarios, Problems problems) {
    static CodesRead in(List<Path> folders) {
        Problems problems = new Problems();
        Optional<Codes> codes = Codes.read(folders, problems);
        List<Scenario> scenarios =
                codes.stream()
                        .flatMap(read -> read.packs().stream())
                        .flatMap(pack -> pack.versions().stream())
                        .flatMap(version -> ScenarioReader.read(version, problems).stream())
                        .toList();
        return new CodesRead(codes, scenarios, problems);
    }
}
