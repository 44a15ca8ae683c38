package dev.photinus;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.funqy.Funq;
import java.util.List;

/** Who may know whom: the plan of the house, held by the build. */
@AnalyzeClasses(packages = "dev.photinus", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("dev.photinus.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule adobeStandsAlone = noClasses()
            .that()
            .resideInAPackage("dev.photinus.adobe..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.photinus.function..", "dev.photinus.storage..", "dev.photinus.ledger..")
            .because("Adobe's APIs are the same whoever calls them, and wherever photos are");

    @ArchTest
    static final ArchRule storageStandsAlone = noClasses()
            .that()
            .resideInAPackage("dev.photinus.storage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.photinus.function..", "dev.photinus.adobe..", "dev.photinus.ledger..")
            .because("storage signs and inspects for whoever asks");

    @ArchTest
    static final ArchRule ledgerStandsAlone = noClasses()
            .that()
            .resideInAPackage("dev.photinus.ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.photinus.function..", "dev.photinus.adobe..", "dev.photinus.storage..")
            .because("the ledger remembers, and does not know what for");

    @ArchTest
    static final ArchRule mainNeverSeesTheLocalCloud = noClasses()
            .that()
            .resideOutsideOfPackage("dev.photinus.local..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.photinus.local..")
            .because("nothing of the laptop's cloud may enter function.zip");

    @ArchTest
    static final ArchRule onlyAdobeSpeaksRest = noClasses()
            .that()
            .resideInAnyPackage("dev.photinus.storage..", "dev.photinus.ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "org.eclipse.microprofile.rest.client..")
            .because("a remote API of Adobe's is one interface, in its own package");

    @ArchTest
    static final ArchRule onlyStorageSigns = noClasses()
            .that()
            .resideOutsideOfPackages("dev.photinus.storage..", "dev.photinus.local..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk.services.s3..")
            .because("a signed URL is a bearer credential, and there is one place that makes them");

    @ArchTest
    static final ArchRule onlyTheLedgerKnowsDynamoDb = noClasses()
            .that()
            .resideOutsideOfPackages("dev.photinus.ledger..", "dev.photinus.local..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk.services.dynamodb..")
            .because("there is one table, and one room that reads and writes it");

    @ArchTest
    static final ArchRule functionsLiveInTheirRoom = methods()
            .that()
            .areAnnotatedWith(Funq.class)
            .should()
            .beDeclaredInClassesThat()
            .resideInAPackage("dev.photinus.function")
            .because("a newcomer finds a function by its folder");

    @ArchTest
    static final ArchRule onlyTheCommandReadsTheEnvironment = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.photinus.local.cli.Photinus")
            .and()
            .doNotHaveFullyQualifiedName("dev.photinus.local.cli.cloud.LocalCloud")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .because("what happens to be in the environment changes no local run");

    @ArchTest
    static final ArchRule noProcessInheritsTheEnvironment = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.photinus.local.aws.ChildProcesses")
            .and()
            .resideOutsideOfPackage("dev.photinus.local.cli.bench..") // npm installs what is compared with
            .should()
            .callConstructor(ProcessBuilder.class, List.class)
            .orShould()
            .callConstructor(ProcessBuilder.class, String[].class)
            .orShould()
            .callMethodWhere(
                    JavaCall.Predicates.target(HasOwner.Predicates.With.owner(JavaClass.Predicates.type(Runtime.class)))
                            .and(JavaCall.Predicates.target(HasName.Predicates.name("exec"))))
            .because("a child process gets the variables that it is given, and no others");

    @ArchTest
    static final ArchRule noWordsThatSayNothing = classes()
            .should()
            .haveNameNotMatching(".*(Service|Manager|Impl|Helper|Utils?|Dto)")
            .because("a name says what a thing is for");
}
