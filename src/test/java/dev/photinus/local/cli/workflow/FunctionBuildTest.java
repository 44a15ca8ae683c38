package dev.photinus.local.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FunctionBuildTest {

    @Test
    void liesBesideWhatIsDeployed() {
        assertThat(FunctionBuild.LATEST.codeUri("target/deploy/function.zip")).isEqualTo("target/function.zip");
        assertThat(FunctionBuild.JVM.codeUri("target/deploy/function.zip")).isEqualTo("target/jvm/function.zip");
        assertThat(FunctionBuild.NATIVE.codeUri("target/deploy/function.zip")).isEqualTo("target/native/function.zip");
    }
}
