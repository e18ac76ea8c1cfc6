"""Every address × every role: what it answers, and that whoever is refused changes nothing."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.tenancy import TenantModel
from scores.models import RuleCorrection, ScoreImport
from tests.confirming import let_read
from tests.conftest import Cases
from tests.matrix.account import LEAVES_NO_TRACE, account_rows
from tests.matrix.people import ROLES, Place, addresses, client_for
from tests.matrix.set_up import SET_UP
from tests.matrix.undoing import UNDOING

pytestmark = pytest.mark.django_db

# "in" is the way to the sign-in page; 302 is any other redirection, which is how an accepted form answers.
MATRIX = """
                         anon unit staff coord audit mayor offic admin elsew faroff nobody inact
home               GET   in   302  302   302   302   302   302   200   302   302    200    in
home               POST  in   405  405   405   405   405   405   405   405   405    405    in
style              GET   in   200  200   200   200   200   200   200   200   200    200    in
style              POST  in   405  405   405   405   405   405   405   405   405    405    in
guide              GET   200  200  200   200   200   200   200   200   200   200    200    200
guide              POST  405  405  405   405   405   405   405   405   405   405    405    405
guide-page         GET   200  200  200   200   200   200   200   200   200   200    200    200
guide-page         POST  405  405  405   405   405   405   405   405   405   405    405    405
guide-picture      GET   200  200  200   200   200   200   200   200   200   200    200    200
guide-picture      POST  405  405  405   405   405   405   405   405   405   405    405    405
words              GET   200  200  200   200   200   200   200   200   200   200    200    200
words              POST  405  405  405   405   405   405   405   405   405   405    405    405
first-steps        GET   in   302  302   302   302   302   302   302   302   302    302    in
first-steps        POST  in   302  302   302   302   302   302   302   302   302    302    in
health             GET   200  200  200   200   200   200   200   200   200   200    200    200
health             POST  405  405  405   405   405   405   405   405   405   405    405    405
ready              GET   200  200  200   200   200   200   200   200   200   200    200    200
ready              POST  405  405  405   405   405   405   405   405   405   405    405    405
metrics            GET   200  200  200   200   200   200   200   200   200   200    200    200
metrics            POST  405  405  405   405   405   405   405   405   405   405    405    405
notice             GET   in   404  404   302   404   404   404   404   404   404    404    in
notice             POST  in   405  405   405   405   405   405   405   405   405    405    in
unsubscribe        GET   200  200  200   200   200   200   200   200   200   200    200    200
unsubscribe        POST  302  302  302   302   302   302   302   302   302   302    302    302
verify             GET   200  200  200   200   200   200   200   200   200   200    200    200
verify             POST  302  302  302   302   302   302   302   302   302   302    302    302
verify-code        GET   200  200  200   200   200   200   200   200   200   200    200    200
verify-code        POST  405  405  405   405   405   405   405   405   405   405    405    405
public-pages       GET   200  200  200   200   200   200   200   200   200   200    200    200
public-pages       POST  405  405  405   405   405   405   405   405   405   405    405    405
public-page        GET   200  200  200   200   200   200   200   200   200   200    200    200
public-page        POST  405  405  405   405   405   405   405   405   405   405    405    405
public-file        GET   200  200  200   200   200   200   200   200   200   200    200    200
public-file        POST  405  405  405   405   405   405   405   405   405   405    405    405
authority             GET  200   200   200   200   200   200   200   200   200   200   200   200
authority             POST 405   405   405   405   405   405   405   405   405   405   405   405
authority-certificate GET  200   200   200   200   200   200   200   200   200   200   200   200
authority-certificate POST 405   405   405   405   405   405   405   405   405   405   405   405
authority-revocations GET  200   200   200   200   200   200   200   200   200   200   200   200
authority-revocations POST 405   405   405   405   405   405   405   405   405   405   405   405
public-year        GET  200   200   200   200   200   200   200   200   200   200   200   200
public-year        POST 405   405   405   405   405   405   405   405   405   405   405   405
public-year-json   GET  200   200   200   200   200   200   200   200   200   200   200   200
public-year-json   POST 405   405   405   405   405   405   405   405   405   405   405   405
public-year-csv    GET  200   200   200   200   200   200   200   200   200   200   200   200
public-year-csv    POST 405   405   405   405   405   405   405   405   405   405   405   405
public-year-embed  GET  200   200   200   200   200   200   200   200   200   200   200   200
public-year-embed  POST 405   405   405   405   405   405   405   405   405   405   405   405
public-year-paper  GET  302   302   302   302   302   302   302   302   302   302   302   302
public-year-paper  POST 405   405   405   405   405   405   405   405   405   405   405   405
sitemap            GET  200   200   200   200   200   200   200   200   200   200   200   200
sitemap            POST 405   405   405   405   405   405   405   405   405   405   405   405
municipality       GET   in   200  200   200   200   200   200   200   404   404    404    in
municipality       POST  in   405  405   405   405   405   405   405   405   405    405    in
years              GET   in   200  200   200   200   200   200   200   404   404    404    in
years              POST  in   405  405   405   405   405   405   405   405   405    405    in
year               GET   in   200  200   200   200   200   200   200   404   404    404    in
year               POST  in   405  405   405   405   405   405   405   405   405    405    in
calendar           GET   in   200  200   200   200   200   200   200   404   404    404    in
calendar           POST  in   403  403   302   403   403   403   302   404   404    404    in
calendar-remove    GET   in   302  302   302   302   302   302   302   302   302    302    in
calendar-remove    POST  in   403  403   302   403   403   403   302   404   404    404    in
calendar-ics       GET   200  200   200   200   200   200   200   200   200    200    200  200
calendar-ics       POST  405  405   405   405   405   405   405   405   405    405    405  405
content-access     GET  in   403  403  403  403  403  403  302  404  404  404  in
content-access     POST in   403  403  403  403  403  403  302  404  404  404  in
trail              GET  in   403  403  200  200  200  403  200  404  404  404  in
trail              POST in   405  405  405  405  405  405  405  405  405  405  in
trail-csv          GET  in   403  403  200  200  200  403  200  404  404  404  in
trail-csv          POST in   405  405  405  405  405  405  405  405  405  405  in
trail-xlsx         GET  in   403  403  200  200  200  403  200  404  404  404  in
trail-xlsx         POST in   405  405  405  405  405  405  405  405  405  405  in
scores:years       GET   in   200  200   200   200   200   200   200   404   404    404    in
scores:years       POST  in   405  405   405   405   405   405   405   405   405    405    in
scores:start       GET   in   302  302   302   403   403   403   302   404   404    404    in
scores:start       POST  in   405  405   405   405   405   405   405   405   405    405    in
scores:import      GET   in   403  403   200   403   403   403   200   404   404    404    in
scores:import      POST  in   403  403   302   403   403   403   302   404   404    404    in
scores:import-job  GET   in   403  403   200   403   403   403   200   404   404    404    in
scores:import-job  POST  in   405  405   405   405   405   405   405   405   405    405    in
scores:import-progress GET in 403  403   200   403   403   403   200   404   404    404    in
scores:import-progress POST in 405 405   405   405   405   405   405   405   405    405    in
scores:import-confirm GET in  302  302   302   302   302   302   302   302   302    302    in
scores:import-confirm POST in 403  403   302   403   403   403   302   404   404    404    in
scores:import-cancel GET in   302  302   302   302   302   302   302   302   302    302    in
scores:import-cancel POST in  403  403   302   403   403   403   302   404   404    404    in
scores:export      GET   in   200  200   200   200   200   200   200   404   404    404    in
scores:export      POST  in   405  405   405   405   405   405   405   405   405    405    in
scores:items       GET   in   200  200   200   200   200   200   200   404   404    404    in
scores:items       POST  in   405  405   405   405   405   405   405   405   405    405    in
scores:comparison  GET   in   200  200   200   200   200   200   200   404   404    404    in
scores:comparison  POST  in   405  405   405   405   405   405   405   405   405    405    in
scores:check       GET   in   302  302   302   302   302   302   302   302   302    302    in
scores:check       POST  in   200  200   200   403   403   403   200   404   404    404    in
search             GET   in   200  200   200   200   200   200   200   200   200    200    in
search             POST  in   405  405   405   405   405   405   405   405   405    405    in
overview           GET   in   200  200   200   200   200   200   200   200   200    200    in
overview           POST  in   405  405   405   405   405   405   405   405   405    405    in
overview-export    GET   in   200  200   200   200   200   200   200   200   200    200    in
overview-export    POST  in   405  405   405   405   405   405   405   405   405    405    in
integrity          GET  in   403  403  403  403  403  403  200  403  403  403  in
integrity          POST in   405  405  405  405  405  405  405  405  405  405  in
integrity-check    GET  in   302  302  302  302  302  302  302  302  302  302  in
integrity-check    POST in   403  403  403  403  403  403  302  403  403  403  in
status             GET  in   403  403  403  403  403  403  200  403  403  403  in
status             POST in   405  405  405  405  405  405  405  405  405  405  in
country-import     GET   in   403  403   403   403   403   403   200   403   403    403    in
country-import     POST  in   403  403   403   403   403   403   302   403   403    403    in
country-import-job GET   in   403  403   403   403   403   403   200   403   403    403    in
country-import-job POST  in   405  405   405   405   405   405   405   405   405    405    in
country-import-progress GET in 403 403   403   403   403   403   200   403   403    403    in
country-import-progress POST in 405 405  405   405   405   405   405   405   405    405    in
country-import-confirm GET in 302  302   302   302   302   302   302   302   302    302    in
country-import-confirm POST in 403 403   403   403   403   403   302   403   403    403    in
country-import-cancel GET in  302  302   302   302   302   302   302   302   302    302    in
country-import-cancel POST in 403  403   403   403   403   403   302   403   403    403    in
scores:year        GET   in   200  200   200   200   200   200   200   404   404    404    in
scores:year        POST  in   405  405   405   405   405   405   405   405   405    405    in
scores:edit        GET   in   200  200   200   403   403   403   200   404   404    404    in
scores:edit        POST  in   302  302   302   403   403   403   302   404   404    404    in
scores:template    GET   in   200  200   200   200   200   200   200   404   404    404    in
scores:template    POST  in   405  405   405   405   405   405   405   405   405    405    in
plans:years        GET   in   200  200   200   200   200   200   200   404   404    404    in
plans:years        POST  in   405  405   405   405   405   405   405   405   405    405    in
plans:units        GET   in    403   403   200   403   403   403   200   404   404   404   in
plans:units        POST  in    405   405   405   405   405   405   405   405   405   405   in
plans:units-merge  GET   in    403   403   302   403   403   403   302   404   404   404   in
plans:units-merge  POST  in    403   403   302   403   403   403   302   404   404   404   in
plans:line         GET   in   200  200   200   200   200   200   200   404   404    404    in
plans:line         POST  in   405  405   405   405   405   405   405   405   405    405    in
plans:year         GET   in   200  200   200   200   200   200   200   404   404    404    in
plans:year         POST  in   405  405   405   405   405   405   405   405   405    405    in
plans:open         GET   in   302  302   302   302   302   302   302   302   302    302    in
plans:open         POST  in   403  403   302   403   403   403   302   404   404    404    in
plans:add          GET   in    403   403   200   403   403   403   200   404   404   404   in
plans:add          POST  in    403   403   302   403   403   403   302   404   404   404   in
plans:measure      GET   in    200   200   200   200   200   200   200   404   404   404   in
plans:measure      POST  in    405   405   405   405   405   405   405   405   405   405   in
plans:edit         GET   in    200   403   200   403   403   403   200   404   404   404   in
plans:edit         POST  in    302   403   302   403   403   403   302   404   404   404   in
plans:history      GET   in    200   200   200   200   200   200   200   404   404   404   in
plans:history      POST  in    405   405   405   405   405   405   405   405   405   405   in
plans:progress     GET   in    302   302   302   302   302   302   302   302   302   302   in
plans:progress     POST  in    302   403   302   403   403   403   302   404   404   404   in
plans:comment       GET  in    302   302   302   302   302   302   302   302   302   302   in
plans:comment       POST in    302   403   302   302   302   403   302   404   404   404   in
plans:reports       GET  in    200   200   302   302   302   302   302   404   404   404   in
plans:reports       POST in    302   302   403   403   403   403   403   404   404   404   in
plans:report-save   GET  in    302   302   302   302   302   302   302   302   302   302   in
plans:report-save   POST in    200   403   200   403   403   403   200   404   404   404   in
plans:report-attach GET  in    302   302   302   302   302   302   302   302   302   302   in
plans:report-attach POST in    302   403   302   403   403   403   302   404   404   404   in
plans:report-take-back GET  in    302   302   302   302   302   302   302   302   302   302   in
plans:report-take-back POST in    302   403   302   403   403   403   302   404   404   404   in
plans:report-evidence-day GET  in    302   302   302   302   302   302   302   302   302   302   in
plans:report-evidence-day POST in    302   403   302   403   403   403   302   404   404   404   in
plans:report-evidence-remove GET  in    302   302   302   302   302   302   302   302   302   302   in
plans:report-evidence-remove POST in    302   403   302   403   403   403   302   404   404   404   in
plans:receive       GET  in    200   200   200   200   200   200   200   404   404   404   in
plans:receive       POST in    405   405   405   405   405   405   405   405   405   405   in
plans:receive-accept GET  in    302   302   302   302   302   302   302   302   302   302   in
plans:receive-accept POST in    403   403   302   403   403   403   302   404   404   404   in
plans:receive-return GET  in    302   302   302   302   302   302   302   302   302   302   in
plans:receive-return POST in    403   403   302   403   403   403   302   404   404   404   in
plans:receive-due   GET  in    302   302   302   302   302   302   302   302   302   302   in
plans:receive-due   POST in    403   403   302   403   403   403   302   404   404   404   in
plans:receive-remind GET  in    302   302   302   302   302   302   302   302   302   302   in
plans:receive-remind POST in    403   403   302   403   403   403   302   404   404   404   in
plans:merged        GET  in    403   403   200   403   403   403   200   404   404   404   in
plans:merged        POST in    403   403   302   403   403   403   302   404   404   404   in
plans:merged-add    GET  in    302   302   302   302   302   302   302   302   302   302   in
plans:merged-add    POST in    403   403   302   403   403   403   302   404   404   404   in
plans:merged-accept GET  in    302   302   302   302   302   302   302   302   302   302   in
plans:merged-accept POST in    403   403   302   403   403   403   302   404   404   404   in
plans:merged-return GET  in    302   302   302   302   302   302   302   302   302   302   in
plans:merged-return POST in    403   403   302   403   403   403   302   404   404   404   in
plans:review       GET   in    302   302   302   302   302   302   302   302   302   302   in
plans:review       POST  in    302   403   302   403   403   403   302   404   404   404   in
plans:submit       GET   in    302   302   302   302   302   302   302   302   302   302   in
plans:submit       POST  in    302   403   302   403   403   403   302   404   404   404   in
plans:withdraw     GET   in    302   302   302   302   302   302   302   302   302   302   in
plans:withdraw     POST  in    302   403   302   403   403   403   302   404   404   404   in
plans:accept       GET   in    302   302   302   302   302   302   302   302   302   302   in
plans:accept       POST  in    403   403   302   403   403   403   302   404   404   404   in
plans:return       GET   in    302   302   302   302   302   302   302   302   302   302   in
plans:return       POST  in    403   403   302   403   403   403   302   404   404   404   in
plans:delete       GET   in    403   403   200   403   403   403   200   404   404   404   in
plans:delete       POST  in    403   403   302   403   403   403   302   404   404   404   in
plans:move         GET   in    302   302   302   302   302   302   302   302   302   302   in
plans:move         POST  in    403   403   302   403   403   403   302   404   404   404   in
plans:reorder      GET   in    403   403   200   403   403   403   200   404   404   404   in
plans:reorder      POST  in    403   403   200   403   403   403   200   404   404   404   in
plans:assign       GET   in    403   403   200   403   403   403   200   404   404   404   in
plans:assign       POST  in    403   403   302   403   403   403   302   404   404   404   in
plans:mine         GET   in    302   302   302   302   302   302   302   404   404   404   in
plans:mine         POST  in    405   405   405   405   405   405   405   405   405   405   in
plans:effects      GET   in    200   200   200   200   200   200   200   404   404   404   in
plans:effects      POST  in    405   405   405   405   405   405   405   405   405   405   in
plans:import       GET   in    403   403   200   403   403   403   200   404   404   404   in
plans:import       POST  in    403   403   302   403   403   403   302   404   404   404   in
plans:import-show  GET   in    403   403   200   403   403   403   200   404   404   404   in
plans:import-show  POST  in    405   405   405   405   405   405   405   405   405   405   in
plans:import-progress GET  in    403   403   200   403   403   403   200   404   404   404   in
plans:import-progress POST in    405   405   405   405   405   405   405   405   405   405   in
plans:import-units GET   in    302   302   302   302   302   302   302   302   302   302   in
plans:import-units POST  in    403   403   302   403   403   403   302   404   404   404   in
plans:import-confirm GET   in    302   302   302   302   302   302   302   302   302   302   in
plans:import-confirm POST  in    403   403   302   403   403   403   302   404   404   404   in
plans:import-cancel GET   in    302   302   302   302   302   302   302   302   302   302   in
plans:import-cancel POST  in    403   403   302   403   403   403   302   404   404   404   in
plans:export       GET   in    200   200   200   200   200   200   200   404   404   404   in
plans:export       POST  in    405   405   405   405   405   405   405   405   405   405   in
plans:copy         GET   in    403   403   200   403   403   403   200   404   404   404   in
plans:copy         POST  in    403   403   302   403   403   403   302   404   404   404   in
plans:evidence-add GET   in    200   403   200   403   403   403   200   404   404   404   in
plans:evidence-add POST  in    302   403   302   403   403   403   302   404   404   404   in
plans:evidence-edit GET   in    200   403   200   403   403   403   200   404   404   404   in
plans:evidence-edit POST  in    302   403   302   403   403   403   302   404   404   404   in
plans:evidence-remove GET   in    200   403   200   403   403   403   200   404   404   404   in
plans:evidence-remove POST  in    302   403   302   403   403   403   302   404   404   404   in
plans:evidence-file GET   in    200   200   200   200   200   200   200   404   404   404   in
plans:evidence-file POST  in    405   405   405   405   405   405   405   405   405   405   in
plans:evidence-check GET   in    302   302   302   302   302   302   302   302   302   302   in
plans:evidence-check POST  in    302   403   302   403   403   403   302   404   404   404   in
plans:evidence-state GET   in    200   200   200   200   200   200   200   404   404   404   in
plans:evidence-state POST  in    405   405   405   405   405   405   405   405   405   405   in
approvals:routes   GET   in   200   200   200   200   200   200   200   404   404   404   in
approvals:routes   POST  in   405   405   405   405   405   405   405   405   405   405   in
approvals:route    GET   in   403   403   200   403   403   403   200   404   404   404   in
approvals:route    POST  in   403   403   302   403   403   403   302   404   404   404   in
approvals:route-usual GET   in   302   302   302   302   302   302   302   302   302   302   in
approvals:route-usual POST  in   403   403   302   403   403   403   302   404   404   404   in
approvals:scan     GET   in   302   302   302   302   302   302   302   302   302   302   in
approvals:scan     POST  in   403   403   302   403   403   403   403   404   404   404   in
approvals:scan-file GET   in   200   200   200   200   200   200   200   404   404   404   in
approvals:scan-file POST  in   405   405   405   405   405   405   405   405   405   405   in
papers             GET   in   200  200   200   200   200   200   200   404   404    404    in
papers             POST  in   405  405   405   405   405   405   405   405   405    405    in
year-papers        GET   in   200  200   200   200   200   200   200   404   404    404    in
year-papers        POST  in   405  405   405   405   405   405   405   405   405    405    in
year-zip           GET   in   200  200   200   200   200   200   200   404   404    404    in
year-zip           POST  in   405  405   405   405   405   405   405   405   405    405    in
approvals:new      GET   in   403  403   200   403   403   403   200   404   404    404    in
approvals:new      POST  in   405  405   405   405   405   405   405   405   405    405    in
approvals:make     GET   in   302  302   302   302   302   302   302   302   302    302    in
approvals:make     POST  in   403  403   302   403   403   403   302   404   404    404    in
approvals:fonts    GET   in   403  403   200   403   403   403   200   404   404    404    in
approvals:fonts    POST  in   403  403   302   403   403   403   302   404   404    404    in
approvals:font-remove GET  in   302  302  302  302  302  302  302  302  302  302    in
approvals:font-remove POST in   403  403   302   403   403   403   302   404   404    404    in
approvals:font-picture GET  in   403  403   200   403   403   403   200   404   404    404    in
approvals:font-picture POST in   405  405   405   405   405   405   405   405   405    405    in
approvals:compose-open GET  in   302  302  302  302  302  302  302  302  302  302    in
approvals:compose-open POST in   403  403   302   403   403   403   302   404   404    404    in
approvals:compose  GET  in   403  403   200   403   403   403   200   404   404    404    in
approvals:compose  POST in   405  405   405   405   405   405   405   405   405    405    in
approvals:compose-add GET  in   302  302  302  302  302  302  302  302  302  302    in
approvals:compose-add POST in   403  403   302   403   403   403   302   404   404    404    in
approvals:compose-head GET in  403  403   200   403   403   403   200   404   404    404    in
approvals:compose-head POST in 403  403   302   403   403   403   302   404   404    404    in
approvals:compose-head-preview GET  in 302  302  302  302  302  302  302  302  302  302    in
approvals:compose-head-preview POST in 403  403   200   403   403   403   200   404   404    404    in
approvals:old-papers GET  in   200  200   200   200   200   200   200   404   404    404    in
approvals:old-papers POST in   302  302   302   302   302   302   302   404   404    404    in
approvals:old-paper GET  in   404  404   200   404   404   404   404   404   404    404    in
approvals:old-paper POST in   405  405   405   405   405   405   405   405   405    405    in
approvals:old-paper-progress GET  in   404  404   200   404   404   404   404   404   404    404    in
approvals:old-paper-progress POST in   405  405   405   405   405   405   405   405   405    405    in
approvals:old-paper-keep GET  in   302  302   302   302   302   302   302   302   302    302    in
approvals:old-paper-keep POST in   404  404   302   404   404   404   404   404   404    404    in
approvals:old-paper-discard GET  in   302  302   302   302   302   302   302   302   302    302    in
approvals:old-paper-discard POST in   404  404   302   404   404   404   404   404   404    404    in
approvals:old-paper-page GET  in   404  404   200   404   404   404   404   404   404    404    in
approvals:old-paper-page POST in   405  405   405   405   405   405   405   405   405    405    in
approvals:old-paper-copy GET  in   404  404   200   404   404   404   404   404   404    404    in
approvals:old-paper-copy POST in   405  405   405   405   405   405   405   405   405    405    in
approvals:numbers  GET  in   200  200   200   200   200   200   200   404   404    404    in
approvals:numbers  POST in   405  405   405   405   405   405   405   405   405    405    in
approvals:numbers-tell GET  in 302  302  302  302  302  302  302  302  302  302    in
approvals:numbers-tell POST in 403  403   302   403   403   403   302   404   404    404    in
approvals:compose-section GET  in   403  403   200   403   403   403   200   404   404    404    in
approvals:compose-section POST in   403  403   302   403   403   403   302   404   404    404    in
approvals:compose-change GET  in   302  302  302  302  302  302  302  302  302  302    in
approvals:compose-change POST in   403  403   302   403   403   403   302   404   404    404    in
approvals:compose-preview GET  in   302  302  302  302  302  302  302  302  302  302    in
approvals:compose-preview POST in   403  403   200   403   403   403   200   404   404    404    in
approvals:compose-order GET in 302 302 302 302 302 302 302 302 302 302 in
approvals:compose-order POST in 403 403 200 403 403 403 200 404 404 404 in
approvals:compose-history GET in 403 403 200 403 403 403 200 404 404 404 in
approvals:compose-history POST in 405 405 405 405 405 405 405 405 405 405 in
approvals:compose-share GET in 302 302 302 302 302 302 302 302 302 302 in
approvals:compose-share POST in 403 403 302 403 403 403 302 404 404 404 in
approvals:compose-put-picture GET in 302 302 302 302 302 302 302 302 302 302 in
approvals:compose-put-picture POST in 403 403 302 403 403 403 302 404 404 404 in
approvals:compose-picture GET in 403 403 200 403 403 403 200 404 404 404 in
approvals:compose-picture POST in 405 405 405 405 405 405 405 405 405 405 in
approvals:compose-pages GET in 403 403 200 403 403 403 200 404 404 404 in
approvals:compose-pages POST in 403 403 302 403 403 403 302 404 404 404 in
approvals:compose-pages-progress GET in 403 403 200 403 403 403 200 404 404 404 in
approvals:compose-pages-progress POST in 405 405 405 405 405 405 405 405 405 405 in
approvals:compose-pages-cancel GET in 302 302 302 302 302 302 302 302 302 302 in
approvals:compose-pages-cancel POST in 403 403 302 403 403 403 302 404 404 404 in
approvals:compose-page GET in 403 403 200 403 403 403 404 404 404 404 in
approvals:compose-page POST in 405 405 405 405 405 405 405 405 405 405 in
approvals:version  GET   in   200  200   200   200   200   200   200   404   404    404    in
approvals:version  POST  in   405  405   405   405   405   405   405   405   405    405    in
approvals:progress GET   in   200  200   200   200   200   200   200   404   404    404    in
approvals:progress POST  in   405  405   405   405   405   405   405   405   405    405    in
approvals:cancel   GET   in   302  302   302   302   302   302   302   302   302    302    in
approvals:cancel   POST  in   403  403   302   403   403   403   302   404   404    404    in
approvals:retry    GET   in   302  302   302   302   302   302   302   302   302    302    in
approvals:retry    POST  in   403  403   302   403   403   403   302   404   404    404    in
approvals:file     GET   in   200  200   200   200   200   200   200   404   404    404    in
approvals:file     POST  in   405  405   405   405   405   405   405   405   405    405    in
approvals:page     GET   in   200  200   200   200   200   200   200   404   404    404    in
approvals:page     POST  in   405  405   405   405   405   405   405   405   405    405    in
approvals:word     GET   in   302  302   302   302   302   302   302   302   302    302    in
approvals:word     POST  in   302  302   302   302   302   302   302   404   404    404    in
approvals:word-file GET  in   200  200   200   200   200   200   200   404   404    404    in
approvals:word-file POST in   405  405   405   405   405   405   405   405   405    405    in
approvals:check    GET   in   200  200   200   200   200   200   200   404   404    404    in
approvals:check    POST  in   405  405   405   405   405   405   405   405   405    405    in
approvals:submit   GET   in   302  302   302   302   302   302   302   302   302    302    in
approvals:submit   POST  in   403  403   302   403   403   403   403   404   404    404    in
approvals:withdraw GET   in   302  302   302   302   302   302   302   302   302    302    in
approvals:withdraw POST  in   403  403   302   403   403   403   403   404   404    404    in
approvals:revoke   GET   in   302  302   302   302   302   302   302   302   302    302    in
approvals:revoke   POST  in   403  403   403   403   302   403   403   404   404    404    in
approvals:sign-again GET in   302  302   302   302   302   302   302   302   302    302    in
approvals:sign-again POST in  403  403   302   403   403   403   403   404   404    404    in
approvals:approve  GET   in   302  302   302   302   302   302   302   302   302    302    in
approvals:approve  POST  in   403  403   403   302   403   403   403   404   404    404    in
approvals:return   GET   in   403  403   403   200   403   403   403   404   404    404    in
approvals:return   POST  in   403  403   403   302   403   403   403   404   404    404    in
approvals:read     GET   in   200  200   200   200   200   200   200   404   404    404    in
approvals:read     POST  in   405  405   405   405   405   405   405   405   405    405    in
approvals:decided  GET   in   200  200   200   200   200   200   200   404   404    404    in
approvals:decided  POST  in   405  405   405   405   405   405   405   405   405    405    in
approvals:publications GET  in    302   302   302   302   302   302   302   404   404   404   in
approvals:publications POST in    405   405   405   405   405   405   405   405   405   405   in
approvals:publication GET  in    200   200   200   200   200   200   200   404   404   404   in
approvals:publication POST in    405   405   405   405   405   405   405   405   405   405   in
approvals:publish  GET  in    302   302   302   302   302   302   302   302   302   302   in
approvals:publish  POST in    403   403   302   403   302   403   403   404   404   404   in
approvals:take-back GET  in    302   302   302   302   302   302   302   302   302   302   in
approvals:take-back POST in    403   403   302   403   302   403   403   404   404   404   in
approvals:queue    GET   in   200  200   200   200   200   200   200   404   404    404    in
approvals:queue    POST  in   405  405   405   405   405   405   405   405   405    405    in
approvals:reminders GET  in   403  403   200   403   403   403   200   404   404    404    in
approvals:reminders POST in   403  403   302   403   403   403   302   404   404    404    in
approvals:kinds    GET   in   403  403   200   403   403   403   200   404   404    404    in
approvals:kinds    POST  in   403  403   302   403   403   403   302   404   404    404    in
approvals:own-certificate GET  in 403 403 200  200   200   403   403   404   404    404    in
approvals:own-certificate POST in 403 403 422  422   422   403   403   404   404    404    in
approvals:own-certificate-remove GET  in 302 302 302 302 302 302 302 302 302 302 in
approvals:own-certificate-remove POST in 403 403 302 302 302 403 403 404 404 404 in
approvals:sign-with GET  in   403  403   403   403   302   403   403   404   404    404    in
approvals:sign-with POST in   403  403   403   403   302   403   403   404   404    404    in
"""
ROWS = {
    (name, method): dict(zip(ROLES, cells, strict=True))
    for name, method, *cells in map(
        str.split, [*MATRIX.splitlines()[2:], *account_rows(), *SET_UP.splitlines()[1:], *UNDOING.splitlines()[1:]]
    )
}
NAMES = [name for name, method in ROWS if method == "GET"]
# Accepted without any row of a municipality changing: these only sign in or out, look something up, or queue.
LEAVE_NO_TRACE = LEAVES_NO_TRACE | {
    *("verify", "scores:check"),
    "approvals:compose-preview",
    "approvals:compose-head-preview",
    "approvals:sign-with",  # it is signed already
    "integrity-check",  # a check is no municipality's either
    "unsubscribe",
    "first-steps",  # the person's own page
    "content-access",  # it was opened already
    "municipality-import",  # is shown first
    # Nobody waits, none is there, it is open.
    *("people:mail", "people:offer-withdraw", "offer-answer", "approvals:emblem-remove", "plans:unit-open"),
}


# What takes no form is refused before anyone is asked for: these stand for all.
SAMPLE = ("anonymous", "coordinator", "administrator")


def everything() -> str:
    """What all municipalities' rows hold now, in one word: asked some thousand times, so by one query."""
    with connection.cursor() as cursor:
        cursor.execute(_ROWS_IN_ONE_WORD)
        (word,) = cursor.fetchone()
    return str(word)


_ROWS_IN_ONE_WORD = "SELECT md5(concat({}))".format(
    ", ".join(
        f"(SELECT string_agg(md5(row::text), '' ORDER BY {model._meta.pk.column}) FROM {model._meta.db_table} row)"  # noqa: S608 - ours
        for model in apps.get_models()
        if issubclass(model, TenantModel | ScoreImport | RuleCorrection)
    )
)


def test_every_address_stands_in_the_matrix() -> None:
    found = sorted(addresses(get_resolver()))
    assert [name for name in found if name not in NAMES] == []  # add a row for each
    assert sorted(NAMES) == found
    assert set(ROWS) == {(name, method) for name in found for method in ("GET", "POST")}


@pytest.mark.parametrize("role", ROLES)
def test_the_matrix(here: Place, there: Place, role: str, cases: Cases) -> None:
    client = client_for(here, role)
    before = everything()
    for (name, method), cells in ROWS.items():
        url, expected = reverse(name, kwargs=here.address(name)), cells[role]
        if expected == "405" and role not in SAMPLE:
            continue
        if name == "scores:start":
            url += "?year=2568"
        with cases.case(f"{method} {name}"), transaction.atomic():
            session = dict(client.cookies)
            answer = client.get(url) if method == "GET" else client.post(url, here.data(name, role))
            to_sign_in = answer.status_code == 302 and answer.headers["Location"].startswith("/sign-in/?next=")
            assert ("in" if to_sign_in else str(answer.status_code)) == expected
            if method == "POST" and expected != "405":
                accepted = expected in {"200", "302"} and name not in LEAVE_NO_TRACE
                assert (everything() != before) == accepted
            transaction.set_rollback(True)
        client.cookies.clear()
        client.cookies.update(session)


def test_every_form_wants_its_token(here: Place, there: Place, cases: Cases) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(here.people["administrator"])
    let_read(client, here.municipality)
    entries = everything()
    for (name, method), cells in ROWS.items():
        if method == "POST" and cells["coordinator"] != "405":
            with cases.case(name):
                url = reverse(name, kwargs=here.address(name))
                # Who is signed in is led on from there, whatever the form says.
                doors = {"sign-in", "account_login", "mfa_login_webauthn", "openid_connect_login"}
                expected = 302 if name in doors else 403
                assert client.post(url, here.data(name, "administrator")).status_code == expected
    assert everything() == entries
