"""Given names that are hardly ever anything else in a clinical sentence: they tell a name in small letters too.

The most usual ones of several languages, by nobody's list in particular. Names that are also words of the clinic or
of every day (Frank, Max, Will, Grace, May, Rose, Mark, Ed) are left out: they are seen only behind a title, a
relative or "called".
"""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """
    aaron abdul abigail adam adele adrian agnes ahmed aisha alan albert alejandro alessandro alex alexander alexandra
    alfred alice alicia alison allison amanda amelia amina amy anders andrea andreas andrew andrzej angela anita anna
    anne annette annie anthony antonio arthur ashley astrid audrey barbara beatrice benjamin bernard beth bettina
    beverly birgit bob brandon brenda brian bridget brigitte bruce bruno camille carla carlos carmen carol caroline
    catherine cecilia charles charlotte cheryl chloe chris christina christine christopher cindy claire clara claude
    claudia colin connie craig cynthia daniel daniela danielle david deborah debra denise dennis derek diana diane
    diego dimitri dmitri dolores dominic donald donna doris dorothy doug douglas duncan dylan eileen elaine eleanor
    elena eleni elizabeth ella ellen elsa emil emily emma enrique eric erica erik erin esther ethan eugene eva evelyn
    fatima federico felicity felix fernando fiona florian frances francesca francesco francis franz fred freda
    frederick frieda fritz gabriel gabriela gareth gary geoffrey george gerald gerhard gertrude giovanni giulia
    giuseppe gloria gordon greg gregory greta guillaume gunther gustav hannah hans harold harriet harry hassan heather
    heidi heinz helen helena helga henrik henry herbert hiroshi howard hugo hussein ian ibrahim ines ingrid irene
    irina isabel isabella isabelle ivan jacob jacqueline jacques jaime jake james jan jane janet janice jason javier
    jeff jeffrey jennifer jenny jeremy jerome jesse jessica jill jim joan joanna joanne joe joel johan johanna john
    johnny jonathan jorge jose josef joseph josephine joshua joyce juan judith judy julia julian julie juliet jurgen
    justin kaitlyn karen karin karl katarina kate katherine kathleen kathryn katie katrin keith kelly kenneth kevin
    khalid kimberly klaus kristen kristin kurt kyle larry latoya laura lauren lawrence leah lena leon leonard
    leonardo leslie liam liesl linda lisa lois lorenzo lorraine louis louise luca lucas lucia lucy luigi luis luke
    lydia magdalena malcolm manuel marco margaret margarita maria marie marilyn marion marta martha martin martina
    mary mathew matteo matthew maureen maurice megan mehmet melanie melissa michael michel michelle miguel mikhail
    mildred miriam mohamed mohammad mohammed monica monika muhammad mustafa nadia nancy naomi natalia natalie natasha
    nathan nicholas nicola nicole niels nigel nikolai nina noah nora norbert norman olga oliver olivia omar oscar
    otto pablo pamela patricia patrick paula pauline pawel pedro peggy peter petra philip phillip phyllis pierre
    piotr priya rachel rafael rajesh ralph ramon raymond rebecca renate ricardo richard rita robert roberta roberto
    robin rodney roger roland ronald rosemary roxanne rudolf rupert russell ruth ryan sabine sally samantha samuel
    sandra santiago sara sarah scott sean sebastian sergei sergio shannon sharon sheila shirley sigrid silvia simon
    sofia sonia sophia sophie stanislav stefan stella stephanie stephen steven stuart suresh susan susanne suzanne
    svetlana sven sylvia tamara tanya tatiana ted teresa terry theodore theresa thomas tim timothy tina todd tom
    tracy trevor tyler ulrich ursula valentina valerie vanessa vera veronica victor victoria viktor vincent virginia
    vivian vladimir walter wanda wayne wendy wilhelm william winifred wolfgang xavier yasmin yolanda yuki yusuf
    yvonne zachary zeynep zoe
    """.split()  # noqa: SIM905 - one list, easier to read and to look through than two hundred lines
)
