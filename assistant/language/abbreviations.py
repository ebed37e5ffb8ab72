"""Abbreviations of the field whose plural no stemmer undoes: GPs, HCAs, PCNs.

Used for signs alone: ranking gains nothing by it (`docs/retrieval.md`).
A list, because what ends in "s" may be no plural (NHS, CNS, DBS, SAS) and what is one may mean something else as well
(PTS, LMS, SPs): those are left out, as are those that the stemmer folds (OTs, ODPs, AHPs, ICBs).
"""

STAFF = "cns cpn dca dn fcp gp hca hcp hcsw hrbp hrd hv mca msw nqn nqp nqsw pa pca rgn rmn rn rnld scp sho slt spr tna"
BODIES = "ccg cmht csu mdt pcn pct stp"
THINGS = "cv gcse kpi nda nvq pdr tto"

SINGULAR = {f"{one}s": one for one in f"{STAFF} {BODIES} {THINGS}".split()}
